package dev.threadmill.coroutine;

import static dev.threadmill.coroutine.CarrierTest.assumeAvailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who may resume a generator, and when. Two consumers at once would each get some of the elements,
 * and a body that waits for itself would never end.
 */
@ParameterizedClass
@EnumSource
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // Broken, most would hang.
final class GeneratorConsumersTest {
  @Parameter Carrier carrier = Carrier.VIRTUAL_THREAD;

  @BeforeEach
  void skipIfUnavailable() {
    assumeAvailable(carrier);
  }

  private Generator<Integer> naturals() {
    return Generator.of(
        carrier,
        out -> {
          for (int i = 0; ; i++) {
            out.yield(i);
          }
        });
  }

  @Test
  void pullFromOwnBody_isRefused() {
    var self = new AtomicReference<@Nullable Generator<Boolean>>();
    try (var generator =
        Generator.<Boolean>of(
            carrier,
            out -> {
              var mine = self.get();
              out.yield(mine == null || mine.hasNext());
            })) {
      self.set(generator);
      assertThatThrownBy(generator::next)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("already running");
    }
  }

  @Test
  void secondThread_whileTheBodyRuns_isRefused() throws Exception {
    var inside = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var generator =
        Generator.<Integer>of(
            carrier,
            out -> {
              inside.countDown();
              awaitUninterrupted(goOn);
              out.yield(1);
            })) {
      var refused =
          new FutureTask<>(
              () -> {
                inside.await();
                var thrown =
                    List.of(catchThrowable(generator::next), catchThrowable(generator::close));
                goOn.countDown();
                return thrown;
              });
      Thread.ofPlatform().start(refused);
      assertThat(generator.next()).isEqualTo(1);
      assertThat(refused.get())
          .allSatisfy(
              thrown ->
                  assertThat(thrown)
                      .isInstanceOf(IllegalStateException.class)
                      .hasMessageStartingWith("already running"));
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void otherThread_afterTheFirst_isServedUnlessItIsAContinuation() throws Exception {
    try (var naturals = naturals()) {
      assertThat(naturals.next()).isZero();
      var second = new FutureTask<>(naturals::next);
      Thread.ofVirtual().start(second);
      switch (carrier) {
        case VIRTUAL_THREAD, PLATFORM_THREAD -> assertThat(second.get()).isEqualTo(1);
        case CONTINUATION -> {
          assertThatThrownBy(second::get)
              .cause()
              .isInstanceOf(IllegalStateException.class)
              .hasMessageContaining("only that one may go on");
          assertThat(naturals.next()).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void yield_outsideOfTheBody_isRefused() {
    var leaked = new AtomicReference<Generator.@Nullable Output<Integer>>();
    try (var outer =
        Generator.<Integer>of(
            carrier,
            out -> {
              leaked.set(out);
              try (var inner = Generator.<Integer>of(carrier, ignored -> out.yield(7))) {
                out.yield(inner.next());
              }
            })) {
      assertThatThrownBy(outer::hasNext).hasMessage("only the body itself may yield");
    }
    assertThatThrownBy(
            () -> {
              var out = leaked.get();
              if (out != null) {
                out.yield(8);
              }
            })
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void virtualConsumer_isServedLikeAnyOther() throws Exception {
    var sum =
        new FutureTask<>(
            () -> {
              long total = 0;
              try (var naturals = naturals()) {
                for (int i = 0; i < 1000; i++) {
                  total += naturals.next();
                }
              }
              return total;
            });
    Thread.ofVirtual().start(sum);
    assertThat(sum.get()).isEqualTo(499_500);
  }

  @Test
  void interruptOfTheWaitingConsumer_reachesTheBody() throws Exception {
    var inside = new CountDownLatch(1);
    var interrupted =
        new FutureTask<>(
            () -> {
              try (var generator =
                  Generator.<String>of(
                      carrier,
                      out -> {
                        inside.countDown();
                        try {
                          new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                          out.yield("interrupted");
                        }
                      })) {
                return generator.next();
              }
            });
    var consumer = Thread.ofPlatform().start(interrupted);
    inside.await();
    consumer.interrupt();
    assertThat(interrupted.get()).isEqualTo("interrupted");
  }
}
