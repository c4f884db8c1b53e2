package dev.threadmill.coroutine;

import static dev.threadmill.coroutine.CarrierTest.assumeAvailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a generator owes its consumer on every carrier. One that runs ahead, swallows a failure or
 * skips a {@code finally} block would be compared as if it did the same work as the others.
 */
@ParameterizedClass
@EnumSource
final class GeneratorTest {
  @Parameter Carrier carrier = Carrier.VIRTUAL_THREAD;

  private final List<String> log = new ArrayList<>();

  @BeforeEach
  void skipIfUnavailable() {
    assumeAvailable(carrier);
  }

  private Generator<String> twoPoints() {
    return Generator.of(
        carrier,
        out -> {
          try {
            log.add("start");
            out.yield("A");
            log.add("continue");
            out.yield("B");
            log.add("end");
          } finally {
            log.add("finally");
          }
        });
  }

  private Generator<Integer> naturals(int batch) {
    return Generator.of(
        carrier,
        batch,
        out -> {
          for (int i = 0; ; i++) {
            log.add("made " + i);
            out.yield(i);
          }
        });
  }

  @Test
  void next_runsTheBodyToItsNextYieldOnly() {
    try (var points = twoPoints()) {
      assertThat(log).isEmpty();
      assertThat(points.next()).isEqualTo("A");
      assertThat(log).containsExactly("start");
      assertThat(points.next()).isEqualTo("B");
      assertThat(log).containsExactly("start", "continue");
      assertThatThrownBy(points::next).isInstanceOf(NoSuchElementException.class);
      assertThat(log).containsExactly("start", "continue", "end", "finally");
      assertThatThrownBy(points::next).isInstanceOf(NoSuchElementException.class);
      assertThat(points.hasNext()).isFalse();
    }
  }

  @Test
  void hasNext_askedTwice_pullsOnce() {
    try (var points = twoPoints()) {
      assertThat(points.hasNext()).isTrue();
      assertThat(points.hasNext()).isTrue();
      assertThat(log).containsExactly("start");
      assertThat(points.next()).isEqualTo("A");
    }
  }

  @Test
  void state_followsTheLife() {
    var seen = new AtomicReference<@Nullable State>();
    var self = new AtomicReference<@Nullable Generator<Integer>>();
    try (var generator =
        Generator.<Integer>of(
            carrier,
            out -> {
              var mine = self.get();
              seen.set(mine == null ? null : mine.state());
              out.yield(1);
            })) {
      self.set(generator);
      assertThat(generator.state()).isEqualTo(State.CREATED);
      generator.next();
      assertThat(seen.get()).isEqualTo(State.RUNNING);
      assertThat(generator.state()).isEqualTo(State.SUSPENDED);
      assertThat(generator.hasNext()).isFalse();
      assertThat(generator.state()).isEqualTo(State.CLOSED);
    }
  }

  @Test
  void null_isAnElementLikeAnyOther() {
    try (var generator =
        Generator.<@Nullable String>of(
            carrier,
            out -> {
              out.yield(null);
              out.yield("x");
            })) {
      assertThat(generator).toIterable().containsExactly(null, "x");
    }
  }

  @Test
  void failure_reachesThePullerOnceAndEndsTheGenerator() {
    var failure = new IllegalArgumentException("third");
    try (var generator =
        Generator.<Integer>of(
            carrier,
            2,
            out -> {
              out.yield(1);
              out.yield(2);
              out.yield(3);
              throw failure;
            })) {
      assertThat(List.of(generator.next(), generator.next(), generator.next()))
          .containsExactly(1, 2, 3);
      assertThat(catchThrowable(generator::hasNext)).isSameAs(failure);
      assertThat(generator.state()).isEqualTo(State.CLOSED);
      assertThat(generator.hasNext()).isFalse();
    }
  }

  @Test
  void failure_showsTheStackOfBodyAndPuller() {
    try (var generator =
        Generator.<Integer>of(
            carrier,
            out -> {
              throw new IllegalStateException("broken");
            })) {
      var thrown = catchThrowable(() -> pullHere(generator));
      var frames = new ArrayList<>(List.of(thrown.getStackTrace()));
      for (var added : thrown.getSuppressed()) {
        frames.addAll(List.of(added.getStackTrace()));
      }
      assertThat(frames)
          .extracting(StackTraceElement::getMethodName)
          .contains("pullHere")
          .anyMatch(name -> name.startsWith("lambda$failure_showsTheStackOfBodyAndPuller"));
    }
  }

  private static void pullHere(Generator<Integer> generator) {
    generator.next();
  }

  @Test
  void close_runsFinallyAndWaitsForIt() {
    var points = twoPoints();
    points.next();
    points.close();
    assertThat(log).containsExactly("start", "finally");
    assertThat(points.state()).isEqualTo(State.CLOSED);
    assertThat(points.hasNext()).isFalse();
    points.close();
    assertThat(log).containsExactly("start", "finally");
  }

  @Test
  void close_beforeTheFirstPull_runsNothing() {
    var points = twoPoints();
    points.close();
    assertThat(points.hasNext()).isFalse();
    assertThat(log).isEmpty();
  }

  @Test
  void close_failingFinally_throwsItsException() {
    var failure = new IllegalArgumentException("in finally");
    var generator =
        Generator.<Integer>of(
            carrier,
            out -> {
              try {
                out.yield(1);
              } catch (Error closed) {
                throw failure;
              }
            });
    generator.next();
    assertThat(catchThrowable(generator::close)).isSameAs(failure);
    assertThat(generator.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void close_bodyYieldsAgain_isEndedAllTheSameAndReported() {
    var generator =
        Generator.<Integer>of(
            carrier,
            out -> {
              try {
                out.yield(1);
              } finally {
                out.yield(2);
              }
            });
    generator.next();
    assertThatThrownBy(generator::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the body yielded while it was being closed");
    assertThat(generator.state()).isEqualTo(State.CLOSED);
    assertThat(generator.hasNext()).isFalse();
  }

  @Test
  void generators_nest() {
    try (var generator = countDown(5)) {
      assertThat(generator).toIterable().containsExactly(5, 4, 3, 2, 1, 0);
    }
  }

  private Generator<Integer> countDown(int from) {
    return Generator.of(
        carrier,
        out -> {
          out.yield(from);
          if (from > 0) {
            try (var rest = countDown(from - 1)) {
              rest.forEachRemaining(out::yield);
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1024})
  void batch_runsAheadByLessThanItselfAndLosesNothing(int batch) {
    try (var naturals = naturals(batch)) {
      assertThat(naturals.next()).isZero();
      assertThat(log).hasSize(batch);
      for (int i = 1; i < 3000; i++) {
        assertThat(naturals.next()).isEqualTo(i);
      }
      assertThat(log).hasSizeBetween(3000, 3000 + batch - 1);
    }
  }
}
