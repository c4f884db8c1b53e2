package dev.threadmill.strategy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plain loop. */
final class SequentialFanOut implements FanOut {

  @Override
  public <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException {
    var results = new @Nullable Object[run.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = run.callOrNote(i);
    }
    return run.finish(results);
  }
}
