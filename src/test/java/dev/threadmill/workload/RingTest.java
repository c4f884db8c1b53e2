package dev.threadmill.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token that is lost stops the ring for ever, and one that is doubled makes it look fast. */
@Timeout(60)
final class RingTest {

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 10000", "10, 9", "10, 10", "10, 11", "100, 5", "50, 1234"})
  void pass_onVirtualAndPlatformThreads_countsEveryHop(int threads, int hops) throws Exception {
    var ring = new Ring(threads, hops);
    try (var virtual = Executors.newVirtualThreadPerTaskExecutor();
        var platform = Executors.newCachedThreadPool()) {
      for (Executor executor : new Executor[] {virtual, platform}) {
        int token = ring.pass(executor);
        assertThat(token).isEqualTo(hops);
        assertThatCode(() -> ring.verify(token)).doesNotThrowAnyException();
      }
    }
  }

  @Test
  void pass_severalTimesOnTheSameThreads_countsAnew() throws Exception {
    var ring = new Ring(4, 100);
    try (var pool = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 50; i++) {
        assertThat(ring.pass(pool)).isEqualTo(100);
      }
    }
  }

  @Test
  void pass_givesEveryPlaceAThreadOfItsOwn() throws Exception {
    var threads = new AtomicInteger();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      int unused =
          new Ring(7, 100)
              .pass(
                  task -> {
                    threads.incrementAndGet();
                    executor.execute(task);
                  });
    }
    assertThat(threads).hasValue(7);
  }

  @Test
  void pass_callerInterrupted_throwsAfterAllThreadsHaveEnded() throws Exception {
    var caller = Thread.currentThread();
    var ended = new AtomicInteger();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(
              () ->
                  new Ring(3, Ring.MOST_HOPS)
                      .pass(
                          task ->
                              executor.execute(
                                  () -> {
                                    caller.interrupt();
                                    task.run();
                                    ended.incrementAndGet();
                                  })))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(ended).hasValue(3);
  }

  @Test
  void pass_noMoreThreads_failsAfterTheStartedHaveEnded() throws Exception {
    var started = new AtomicInteger();
    var ended = new CountDownLatch(2);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(
              () ->
                  new Ring(5, 100)
                      .pass(
                          task -> {
                            if (started.incrementAndGet() > 2) {
                              throw new RejectedExecutionException("no more");
                            }
                            executor.execute(
                                () -> {
                                  task.run();
                                  ended.countDown();
                                });
                          }))
          .isInstanceOf(RejectedExecutionException.class);
      ended.await();
    }
  }

  @Test
  void verify_anotherCount_isWrong() {
    assertThatThrownBy(() -> new Ring(3, 10).verify(9))
        .isInstanceOf(WrongResultException.class)
        .hasMessage("the token was handed on 9 times and not 10 in a ring of 3 threads");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 10, 'threads is 1; it needs to be from 2 to 10000'",
    "10001, 10, 'threads is 10001; it needs to be from 2 to 10000'",
    "2, 0, 'hops is 0; it needs to be from 1 to 10000000'",
    "2, 10000001, 'hops is 10000001; it needs to be from 1 to 10000000'"
  })
  void constructor_outOfRange_namesTheValueAndTheRange(int threads, int hops, String message) {
    assertThatThrownBy(() -> new Ring(threads, hops))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
