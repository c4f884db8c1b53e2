package dev.threadmill.strategy;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;

/**
 * Submits every task at once; each waits for a permit on its own thread, which is how virtual
 * threads are limited without pooling them.
 */
final class LimitedFanOut extends ExecutorFanOut {
  private final Semaphore permits;

  LimitedFanOut(ExecutorService executor, int limit) {
    super(executor);
    this.permits = new Semaphore(limit);
  }

  @Override
  <T> Callable<T> task(BatchRun<T> run, int index) {
    return () -> {
      permits.acquire();
      try {
        return run.call(index);
      } finally {
        permits.release();
      }
    };
  }
}
