package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.PairedRatio;
import dev.threadmill.stats.SignedRank;
import java.util.Optional;

/**
 * An arm against another by the numbers, before anything is claimed.
 *
 * @param arm the arm
 * @param baseline what it is compared with
 * @param pairs their scores, block by block
 * @param ratio what the t-test says
 * @param spread the standard deviation of the ratios' logarithms that the test rests on; 0 for one
 *     pair
 */
record RawComparison(Arm arm, Arm baseline, BlockPairs pairs, PairedRatio ratio, double spread) {

  /**
   * Compares two arms.
   *
   * @param firstStage how many blocks the first stage has, if there is a second one, whose test
   *     must take its spread from the first alone; empty for a number of blocks that was fixed
   * @return empty if they share no block
   */
  static Optional<RawComparison> of(ArmForks arm, ArmForks baseline, Optional<Integer> firstStage) {
    return BlockPairs.of(arm, baseline)
        .map(pairs -> of(arm.arm(), baseline.arm(), pairs, firstStage));
  }

  private static RawComparison of(
      Arm arm, Arm baseline, BlockPairs pairs, Optional<Integer> firstStage) {
    int first = firstStage.map(pairs::countBefore).filter(n -> n >= 2).orElse(pairs.count());
    var ratio =
        first < pairs.count()
            ? PairedRatio.twoStage(pairs.tops(), pairs.bottoms(), first)
            : PairedRatio.of(pairs.tops(), pairs.bottoms());
    double spread = first < 2 ? 0 : pairs.logSd(first);
    return new RawComparison(arm, baseline, pairs, ratio, spread);
  }

  Estimate estimate() {
    return Estimate.ofRatio(ratio, pairs.count());
  }

  /** Returns the ratio by medians of the pairs' ratios. */
  Estimate robust() {
    var rank = SignedRank.of(pairs.logRatios());
    return new Estimate(Math.exp(rank.shift()), rank.interval().map(Interval::exp), pairs.count());
  }
}
