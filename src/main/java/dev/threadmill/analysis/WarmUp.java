package dev.threadmill.analysis;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.stats.Changepoints;
import java.util.List;

/**
 * How many of the scored iterations still belong to the warm-up. The plan's warm-up is a guess; the
 * forks of the first stage, with their warm-up iterations, say when a cell settles. What they say
 * holds for every fork of the cell alike, so that no score is chosen by its value.
 */
final class WarmUp {
  /** Fewer iterations hold no two segments of the shortest length. */
  private static final int LEAST_ITERATIONS = 8;

  /** How much longer than the slowest fork of the first stage is safe. */
  private static final double MARGIN = 1.5;

  private WarmUp() {}

  /**
   * Returns how many iterations to take off the beginning of every fork's scored ones: at most half
   * of them, and none where forks are too short to tell.
   *
   * @param forks the forks of one cell
   * @param firstStage how many blocks the first stage has
   */
  static int extraIterations(List<ForkRecord> forks, int firstStage) {
    int extra = 0;
    for (ForkRecord fork : forks) {
      if (fork.fork().block() < firstStage
          && fork.outcome() instanceof ForkOutcome.Measured(List<Iteration> iterations)) {
        extra = Math.max(extra, extraIterations(iterations));
      }
    }
    return extra;
  }

  private static int extraIterations(List<Iteration> iterations) {
    double[] scores = iterations.stream().mapToDouble(Iteration::score).toArray();
    boolean unusable = iterations.stream().anyMatch(i -> !(i.score() > 0));
    if (scores.length < LEAST_ITERATIONS || unusable) {
      return 0;
    }
    int settled = Changepoints.steadyFrom(scores);
    if (settled == 0) {
      return 0;
    }
    int planned = (int) iterations.stream().filter(Iteration::warmup).count();
    int scored = scores.length - planned;
    int needed = (int) Math.ceil(MARGIN * settled) - planned;
    return Math.max(0, Math.min(needed, scored / 2));
  }
}
