package dev.threadmill.strategy;

import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Forks every task in a scope of the batch's own, and joins the scope. */
final class StructuredFanOut implements FanOut {
  private final ThreadFactory threads;

  StructuredFanOut(ThreadFactory threads) {
    this.threads = threads;
  }

  @Override
  public <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    var results = new @Nullable Object[run.size()];
    try (var scope = TaskScope.open(threads)) {
      // Failures are noted and not thrown, which spares asking each subtask for its state.
      var subtasks = run.startAll(i -> scope.<@Nullable T>fork(() -> run.callOrNote(i)));
      join(scope, run);
      for (int i = 0; i < subtasks.size(); i++) {
        results[i] = subtasks.get(i).get();
      }
    }
    return run.finish(results);
  }

  private static void join(TaskScope scope, BatchRun<?> run) throws InterruptedException {
    try {
      scope.join();
    } catch (InterruptedException e) {
      run.stop();
      throw e;
    }
  }
}
