package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Holm;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The comparisons of one cell by the numbers.
 *
 * @param contenders each contender that shares a block with what it is compared with, in the plan's
 *     order
 * @param control the control arm with the baseline, if they share a block
 * @param winners the contenders that no other is significantly better than, by Holm over all pairs
 *     of them, and by no less than the control arm allows; in the plan's order
 */
record CellComparisons(
    List<RawComparison> contenders, Optional<RawComparison> control, List<Arm> winners) {
  private static final double ALPHA = 0.05;

  /**
   * Compares the arms of a cell.
   *
   * @param firstStage see {@link RawComparison#of}
   */
  static CellComparisons of(CellForks cell, Optional<Integer> firstStage) {
    var contenders = new ArrayList<RawComparison>();
    Optional<RawComparison> control = Optional.empty();
    for (ArmForks arm : cell.arms()) {
      var raw =
          cell.baselineOf(arm.arm())
              .flatMap(baseline -> RawComparison.of(arm, baseline, firstStage));
      if (arm.arm().control()) {
        control = raw;
      } else {
        raw.ifPresent(contenders::add);
      }
    }
    return new CellComparisons(
        contenders, control, winners(cell, firstStage, Verdicts.floor(control)));
  }

  /** Returns the p-value of each contender, in their order; a single pair tells nothing, so 1. */
  List<Double> p() {
    return contenders.stream().map(c -> c.ratio().p().orElse(1)).toList();
  }

  /** Returns the p-value of each contender adjusted for all of them, in their order. */
  double[] holm() {
    return holm(contenders);
  }

  /** Returns the p-value of each comparison adjusted for all of them, in their order. */
  static double[] holm(List<RawComparison> family) {
    // What has no p-value of its own makes no claim, and is no member of the family.
    var known = family.stream().map(c -> c.ratio().p()).filter(OptionalDouble::isPresent);
    double[] adjusted = Holm.adjust(known.mapToDouble(OptionalDouble::getAsDouble).toArray());
    double[] all = new double[family.size()];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      all[i] = family.get(i).ratio().p().isPresent() ? adjusted[next++] : 1;
    }
    return all;
  }

  /**
   * @param floor the least difference that may be claimed, on the logarithmic scale
   */
  private static List<Arm> winners(CellForks cell, Optional<Integer> firstStage, double floor) {
    var arms =
        cell.arms().stream()
            .filter(a -> a.arm().variant() instanceof Arm.Plain && !a.measured().isEmpty())
            .toList();
    var pairs = new ArrayList<RawComparison>();
    for (int i = 0; i < arms.size(); i++) {
      for (int j = 0; j < i; j++) {
        RawComparison.of(arms.get(i), arms.get(j), firstStage)
            .filter(raw -> raw.ratio().p().isPresent())
            .ifPresent(pairs::add);
      }
    }
    if (pairs.isEmpty()) {
      return List.of();
    }
    boolean lowerIsBetter = ScoreUnit.parse(cell.unit()).lowerIsBetter();
    double[] p =
        Holm.adjust(pairs.stream().mapToDouble(r -> r.ratio().p().orElseThrow()).toArray());
    var beaten = new HashSet<Arm>();
    for (int i = 0; i < p.length; i++) {
      if (p[i] < ALPHA && Math.abs(Math.log(pairs.get(i).ratio().value())) >= floor) {
        boolean firstIsBetter = pairs.get(i).ratio().value() < 1 == lowerIsBetter;
        beaten.add(firstIsBetter ? pairs.get(i).baseline() : pairs.get(i).arm());
      }
    }
    return arms.stream().map(ArmForks::arm).filter(a -> !beaten.contains(a)).toList();
  }
}
