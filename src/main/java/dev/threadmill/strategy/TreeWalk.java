package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The way in which a strategy starts the tasks of a tree and gathers what they return. */
interface TreeWalk {

  /** As {@link TreeRunner#sum}. */
  long sum(Skynet.Node node) throws InterruptedException;

  /** Waits for a task of a tree, none of which fails unless the JVM runs out of something. */
  static long await(Future<Long> sum) throws InterruptedException {
    try {
      return sum.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a task of the tree failed: " + e.getCause(), e);
    }
  }
}
