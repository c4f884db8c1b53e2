package dev.threadmill.strategy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** {@code supplyAsync} for every task, joined by {@code allOf}. */
final class CompletableFanOut implements FanOut {
  private final Executor executor;

  CompletableFanOut(Executor executor) {
    this.executor = executor;
  }

  @Override
  public <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    var futures = run.startAll(i -> CompletableFuture.supplyAsync(() -> supply(run, i), executor));
    run.awaitEnd(CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new)));
    return run.finish(futures);
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.of(executor);
  }

  private static <T> T supply(BatchRun<T> run, int index) {
    try {
      return run.call(index);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
