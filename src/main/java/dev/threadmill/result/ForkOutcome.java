package dev.threadmill.result;

import java.util.List;

/** How a fork ended. A fork never vanishes: it is measured or it failed. */
public sealed interface ForkOutcome {

  /**
   * The fork ran to its end and every operation was right.
   *
   * @param iterations its iterations in the order in which they ran, warm-up first; at least one is
   *     not warm-up
   */
  record Measured(List<Iteration> iterations) implements ForkOutcome {
    public Measured {
      iterations = List.copyOf(iterations);
      if (iterations.stream().allMatch(Iteration::warmup)) {
        throw new IllegalArgumentException("a measured fork without a scored iteration");
      }
    }

    /** Returns the fork's score: the mean time of its scored operations, in their unit. */
    public double score() {
      return Iteration.meanScore(iterations.stream().filter(i -> !i.warmup()).toList());
    }
  }

  /**
   * The fork died, hung, or gave a wrong result.
   *
   * @param reason one line for the report
   * @param log its output, as a path relative to the run's folder
   */
  record Failed(String reason, String log) implements ForkOutcome {}
}
