package dev.threadmill.strategy;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
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
  public Optional<Executor> executor() {
    return super.executor().map(threads -> task -> threads.execute(() -> runPermitted(task)));
  }

  private void runPermitted(Runnable task) {
    // Not interruptibly: nobody can interrupt the thread of a task that has not begun.
    permits.acquireUninterruptibly();
    try {
      task.run();
    } finally {
      permits.release();
    }
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
