package dev.threadmill.analysis;

import dev.threadmill.stats.PairedRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * The scores of two arms in the blocks in which both were measured.
 *
 * @param pairs one for each block, in the order of the blocks; at least one
 */
record BlockPairs(List<Pair> pairs) {

  /**
   * The scores of one block.
   *
   * @param top of the arm that is compared
   * @param bottom of the arm that it is compared with
   */
  record Pair(int block, double top, double bottom) {}

  /** Pairs two arms; empty if no block has both. */
  static Optional<BlockPairs> of(ArmForks arm, ArmForks baseline) {
    SortedMap<Integer, Double> bottoms = baseline.scoresByBlock();
    var pairs = new ArrayList<Pair>();
    arm.scoresByBlock()
        .forEach(
            (block, top) -> {
              Double bottom = bottoms.get(block);
              if (bottom != null) {
                pairs.add(new Pair(block, top, bottom));
              }
            });
    return pairs.isEmpty() ? Optional.empty() : Optional.of(new BlockPairs(List.copyOf(pairs)));
  }

  int count() {
    return pairs.size();
  }

  double[] tops() {
    return values(Pair::top);
  }

  double[] bottoms() {
    return values(Pair::bottom);
  }

  double[] logRatios() {
    return values(p -> Math.log(p.top() / p.bottom()));
  }

  /** Returns how many of the blocks are among the first so many of the cell. */
  int countBefore(int block) {
    return (int) pairs.stream().filter(p -> p.block() < block).count();
  }

  /**
   * Returns the standard deviation of the ratios' logarithms of the first so many pairs, 2 or more.
   */
  double logSd(int first) {
    var some = new BlockPairs(pairs.subList(0, first));
    return PairedRatio.logStandardDeviation(some.tops(), some.bottoms());
  }

  private double[] values(ToDoubleFunction<Pair> value) {
    return pairs.stream().mapToDouble(value).toArray();
  }
}
