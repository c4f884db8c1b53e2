package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A thread per task is the strategy that meets the limits of the system, in the middle of a batch.
 * It must fail there, and not hang on tasks that nobody runs or leave those that run behind.
 */
@Timeout(60)
final class ThreadShortageTest {

  @Test
  void threadPerTask_noMoreThreads_failsTheRestAfterTheStartedHaveEnded() {
    var batch = TestBatch.ofIndices(10);
    try (var executor = Executors.newThreadPerTaskExecutor(factoryOf(3))) {
      assertShortage(new ExecutorFanOut(executor), batch);
    }
  }

  @Test
  void cachedPool_noMoreThreads_failsTheRestAfterTheStartedHaveEnded() {
    // Each task waits for the fourth to be refused a thread, so that no thread becomes idle.
    var refused = new CountDownLatch(1);
    var threads = factoryOf(3);
    ThreadFactory factory =
        task -> {
          try {
            return threads.newThread(task);
          } catch (OutOfMemoryError e) {
            refused.countDown();
            throw e;
          }
        };
    var batch =
        new TestBatch<>(
            10,
            i -> {
              refused.await();
              return i;
            });
    try (var executor = Executors.newCachedThreadPool(factory)) {
      assertShortage(new ExecutorFanOut(executor), batch);
    }
  }

  @Test
  void completableFuture_noMoreThreads_failsTheRestAfterTheStartedHaveEnded() {
    var batch = TestBatch.ofIndices(10);
    try (var executor = Executors.newThreadPerTaskExecutor(factoryOf(3))) {
      assertShortage(new CompletableFanOut(executor), batch);
    }
  }

  private static void assertShortage(FanOut fanOut, TestBatch<Integer> batch) {
    assertThatThrownBy(() -> fanOut.run(new BatchRun<>(batch)))
        .isExactlyInstanceOf(BatchFailedException.class)
        .hasMessage("7 of 10 tasks failed: unable to create native thread")
        .hasCauseExactlyInstanceOf(OutOfMemoryError.class);
    assertThat(batch.started()).isEqualTo(3);
    assertThat(batch.ended()).isEqualTo(3);
  }

  private static ThreadFactory factoryOf(int threads) {
    var made = new AtomicInteger();
    return task -> {
      if (made.incrementAndGet() > threads) {
        throw new OutOfMemoryError("unable to create native thread");
      }
      return new Thread(task);
    };
  }
}
