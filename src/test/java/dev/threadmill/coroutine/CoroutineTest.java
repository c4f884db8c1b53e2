package dev.threadmill.coroutine;

import static dev.threadmill.coroutine.CarrierTest.assumeAvailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.threadmill.coroutine.Step.Returned;
import dev.threadmill.coroutine.Step.Yielded;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The lesson's dialogue and its edges on every carrier. A value that reached the wrong {@code
 * yield} would go unnoticed by every test that only counts elements.
 */
@ParameterizedClass
@EnumSource
final class CoroutineTest {
  @Parameter Carrier carrier = Carrier.VIRTUAL_THREAD;

  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void skipIfUnavailable() {
    assumeAvailable(carrier);
  }

  private Coroutine<Integer, Integer, String> dialogue(int x) {
    return Coroutine.of(
        carrier,
        caller -> {
          log.add("started " + x);
          int y = Objects.requireNonNull(caller.yield(x));
          log.add("received " + y);
          int z = Objects.requireNonNull(caller.yield(x - y));
          log.add("received " + z);
          return "done";
        });
  }

  @Test
  void dialogue_ofTheLesson() {
    try (var dialogue = dialogue(10)) {
      assertThat(dialogue.state()).isEqualTo(State.CREATED);
      assertThat(log).isEmpty();
      assertThat(dialogue.next()).isEqualTo(new Yielded<>(10));
      assertThat(dialogue.state()).isEqualTo(State.SUSPENDED);
      assertThat(dialogue.send(20)).isEqualTo(new Yielded<>(-10));
      assertThat(dialogue.send(30)).isEqualTo(new Returned<>("done"));
      assertThat(dialogue.state()).isEqualTo(State.CLOSED);
      assertThat(log).containsExactly("started 10", "received 20", "received 30");
    }
  }

  @Test
  void send_beforeTheFirstNext_isRefusedAndHarmless() {
    try (var dialogue = dialogue(10)) {
      assertThatThrownBy(() -> dialogue.send(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("cannot send 1 to a coroutine that has not begun: call next() first");
      assertThat(dialogue.state()).isEqualTo(State.CREATED);
      assertThat(dialogue.next()).isEqualTo(new Yielded<>(10));
    }
  }

  @Test
  void next_afterTheEnd_isRefused() {
    var dialogue = dialogue(10);
    dialogue.close();
    assertThatThrownBy(dialogue::next)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the coroutine is closed");
  }

  @Test
  void throwInto_caught_goesOn() {
    try (var coroutine =
        Coroutine.<Integer, String, String>of(
            carrier,
            caller -> {
              try {
                caller.yield("waiting");
                return "not reached";
              } catch (IllegalArgumentException e) {
                caller.yield("caught " + e.getMessage());
                return "end";
              }
            })) {
      coroutine.next();
      assertThat(coroutine.throwInto(new IllegalArgumentException("it")))
          .isEqualTo(new Yielded<>("caught it"));
      assertThat(coroutine.next()).isEqualTo(new Returned<>("end"));
    }
  }

  @Test
  void throwInto_notCaught_comesBackAndCloses() {
    var thrown = new IllegalArgumentException("it");
    try (var dialogue = dialogue(10)) {
      dialogue.next();
      assertThat(catchThrowable(() -> dialogue.throwInto(thrown))).isSameAs(thrown);
      assertThat(dialogue.state()).isEqualTo(State.CLOSED);
    }
  }

  @Test
  void throwInto_notBegun_comesBackAndRunsNothing() {
    var thrown = new IllegalArgumentException("it");
    try (var dialogue = dialogue(10)) {
      assertThat(catchThrowable(() -> dialogue.throwInto(thrown))).isSameAs(thrown);
      assertThat(dialogue.state()).isEqualTo(State.CLOSED);
      assertThat(log).isEmpty();
    }
  }

  @Test
  void close_runsFinally() {
    var coroutine =
        Coroutine.<Integer, Integer, String>of(
            carrier,
            caller -> {
              try {
                caller.yield(1);
                return "not reached";
              } finally {
                log.add("finally");
              }
            });
    coroutine.next();
    coroutine.close();
    assertThat(log).containsExactly("finally");
    assertThat(coroutine.state()).isEqualTo(State.CLOSED);
  }
}
