package dev.threadmill.strategy;

import dev.threadmill.workload.AsyncBatch;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Starts every task from the calling thread without blocking it, joined by {@code allOf}. */
final class AsyncFanOut implements FanOut {

  @Override
  public <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    if (!(run.batch() instanceof AsyncBatch<T> batch)) {
      throw new IllegalArgumentException(
          "completable-async runs only work that can be started without blocking a thread,"
              + " and this batch has none: "
              + run.batch());
    }
    var futures = run.startAll(i -> start(run, batch, i));
    run.awaitEnd(CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new)));
    return run.finish(futures);
  }

  private static <T> CompletableFuture<T> start(BatchRun<T> run, AsyncBatch<T> batch, int index) {
    if (!run.mayStart()) {
      return CompletableFuture.failedFuture(new CancellationException());
    }
    try {
      return batch.start(index);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
