package dev.threadmill.strategy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

/**
 * Submits every task and waits for the futures in turn.
 *
 * <p>This is {@link ExecutorService#invokeAll} but for its end: interrupted, invokeAll returns
 * while cancelled tasks may still run.
 */
class ExecutorFanOut implements FanOut {
  private final ExecutorService executor;

  ExecutorFanOut(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public final <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    return run.finish(run.startAll(i -> executor.submit(task(run, i))));
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.of(executor);
  }

  <T> Callable<T> task(BatchRun<T> run, int index) {
    return () -> run.call(index);
  }
}
