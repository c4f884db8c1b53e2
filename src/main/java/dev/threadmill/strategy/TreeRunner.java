package dev.threadmill.strategy;

import dev.threadmill.workload.Skynet;

/**
 * Runs trees of tasks in one particular way: every task starts those below it and adds up what they
 * return.
 */
public interface TreeRunner extends AutoCloseable {

  /**
   * Returns a runner with threads of its own, ready to run.
   *
   * @throws IllegalArgumentException if the strategy does not {@linkplain Strategy#runsTrees run
   *     trees}
   * @throws UnavailableStrategyException as {@link StrategySpec#open}
   */
  static TreeRunner open(StrategySpec spec) {
    return OpenTreeRunner.open(spec);
  }

  /**
   * Returns the sum of the leaves' numbers.
   *
   * @throws InterruptedException if the caller is interrupted while it waits for other threads;
   *     tasks may then go on, and {@link #close} waits for those on threads of the runner
   */
  long sum(Skynet.Node root) throws InterruptedException;

  /** As {@link BatchRunner#close}. */
  @Override
  void close();
}
