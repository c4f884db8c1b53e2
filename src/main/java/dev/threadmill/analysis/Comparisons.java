package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Holm;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.PairedRatio;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the arms of a cell with its baseline.
 *
 * <p>Only blocks in which both were measured count. The p-values of the contenders are adjusted by
 * Holm, as one family; the control arm is not a contender and stands outside.
 */
final class Comparisons {
  private static final double ALPHA = 0.05;

  private final double margin;
  private final boolean lowerIsBetter;

  private Comparisons(double margin, boolean lowerIsBetter) {
    this.margin = margin;
    this.lowerIsBetter = lowerIsBetter;
  }

  /** Returns the comparison of every arm that shares a block with the baseline. */
  static Map<Arm, Comparison> of(CellForks cell, double margin) {
    var ratios = cell.baseline().map(b -> ratios(cell, b)).orElse(Map.of());
    if (ratios.isEmpty()) {
      return Map.of();
    }
    var comparisons = new Comparisons(margin, ScoreUnit.parse(cell.unit()).lowerIsBetter());
    var adjusted = adjusted(ratios);
    var compared = new HashMap<Arm, Comparison>();
    ratios.forEach(
        (arm, pairs) -> {
          // The control arm has no adjusted value; nor has a single pair, and that tells nothing.
          double p = adjusted.getOrDefault(arm, pairs.ratio().p().orElse(1));
          compared.put(arm, comparisons.compare(pairs, p));
        });
    return compared;
  }

  private record Pairs(PairedRatio ratio, int count) {}

  private static Map<Arm, Pairs> ratios(CellForks cell, ArmForks baseline) {
    var ratios = new LinkedHashMap<Arm, Pairs>();
    for (ArmForks arm : cell.arms()) {
      if (!arm.arm().equals(baseline.arm())) {
        pairs(arm, baseline).ifPresent(p -> ratios.put(arm.arm(), p));
      }
    }
    return ratios;
  }

  private static Optional<Pairs> pairs(ArmForks arm, ArmForks baseline) {
    var tops = arm.scoresByBlock();
    var bottoms = baseline.scoresByBlock();
    tops.keySet().retainAll(bottoms.keySet());
    bottoms.keySet().retainAll(tops.keySet());
    if (tops.isEmpty()) {
      return Optional.empty();
    }
    var ratio = PairedRatio.of(values(tops), values(bottoms));
    return Optional.of(new Pairs(ratio, tops.size()));
  }

  private static double[] values(Map<Integer, Double> scores) {
    return scores.values().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static Map<Arm, Double> adjusted(Map<Arm, Pairs> ratios) {
    var family =
        ratios.entrySet().stream()
            .filter(e -> !e.getKey().control() && e.getValue().ratio().p().isPresent())
            .toList();
    double[] p =
        Holm.adjust(
            family.stream().mapToDouble(e -> e.getValue().ratio().p().orElseThrow()).toArray());
    var adjusted = new HashMap<Arm, Double>();
    for (int i = 0; i < p.length; i++) {
      adjusted.put(family.get(i).getKey(), p[i]);
    }
    return adjusted;
  }

  private Comparison compare(Pairs pairs, double p) {
    var ratio = Estimate.ofRatio(pairs.ratio(), pairs.count());
    return new Comparison(
        ratio, p, ratio.interval().map(i -> verdict(i, p)).orElse(Verdict.INCONCLUSIVE));
  }

  /**
   * A difference needs the adjusted p-value and the interval shown to agree. Where they do not, the
   * arm can still be equivalent: that claim is about the size of the difference.
   */
  private Verdict verdict(Interval ratio, double p) {
    if (p < ALPHA && !ratio.contains(1)) {
      return ratio.high() < 1 == lowerIsBetter ? Verdict.BETTER : Verdict.WORSE;
    }
    boolean negligible = ratio.low() >= 1 / (1 + margin) && ratio.high() <= 1 + margin;
    return negligible ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }
}
