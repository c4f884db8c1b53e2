package dev.threadmill.strategy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.jspecify.annotations.Nullable;

/** Splits the batch in halves down to single tasks, as divide-and-conquer code does. */
final class ForkJoinFanOut implements FanOut {
  private final ForkJoinPool pool;

  ForkJoinFanOut(ForkJoinPool pool) {
    this.pool = pool;
  }

  @Override
  public <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    var results = new @Nullable Object[run.size()];
    // Not invoke, which does not notice that its caller is interrupted.
    var all = pool.submit(new Range<>(run, results, 0, results.length));
    run.awaitEnd(all);
    Throwable broken = all.getException();
    if (broken != null) {
      run.note(0, broken);
    }
    return run.finish(results);
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.of(pool);
  }

  @SuppressWarnings("serial") // Never serialized; the superclass is for history's sake.
  private static final class Range<T> extends RecursiveAction {
    private final BatchRun<T> run;
    private final @Nullable Object[] results;
    private final int from;
    private final int to;

    Range(BatchRun<T> run, @Nullable Object[] results, int from, int to) {
      this.run = run;
      this.results = results;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (to - from == 1) {
        // Failures are noted and not thrown: invokeAll would cancel the sibling of a task that
        // throws, and return while the sibling's own halves still run.
        results[from] = run.callOrNote(from);
        return;
      }
      int middle = (from + to) >>> 1;
      invokeAll(new Range<>(run, results, from, middle), new Range<>(run, results, middle, to));
    }
  }
}
