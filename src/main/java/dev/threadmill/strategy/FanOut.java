package dev.threadmill.strategy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The way in which a strategy hands out the tasks of a batch and gathers their results. */
interface FanOut {

  /** As {@link BatchRunner#run}. */
  <T> List<T> run(BatchRun<T> run) throws BatchFailedException, InterruptedException;

  /** As {@link BatchRunner#executor}. */
  default Optional<Executor> executor() {
    return Optional.empty();
  }
}
