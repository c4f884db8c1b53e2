package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Interval;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Finds the strategies that a cell has at several sizes. */
final class Sweeps {
  /** Two sizes have no course. */
  private static final int FEWEST_SIZES = 3;

  private static final Arm USUAL_ALTERNATIVE =
      Arm.of(StrategySpec.parse(Strategy.VIRTUAL_PER_TASK.id()));

  private final CellForks cell;
  private final CellComparisons raw;
  private final Map<Arm, Comparison> compared;
  private final Optional<Integer> firstStage;
  private final double margin;
  private final Bounds bounds;

  /**
   * @param raw the cell's comparisons by the numbers
   * @param compared what is claimed of them
   * @param firstStage see {@link RawComparison#of}
   * @param margin the equivalence margin
   */
  Sweeps(
      CellForks cell,
      CellComparisons raw,
      Map<Arm, Comparison> compared,
      Optional<Integer> firstStage,
      double margin,
      Bounds bounds) {
    this.cell = cell;
    this.raw = raw;
    this.compared = compared;
    this.firstStage = firstStage;
    this.margin = margin;
    this.bounds = bounds;
  }

  /** Returns one sweep for each strategy of three sizes or more, in the plan's order. */
  List<Sweep> find() {
    // The mean response time of an arm that cannot keep up says how long it was measured.
    if (cell.unit().isEmpty()
        || !ScoreUnit.parse(cell.unit()).lowerIsBetter()
        || cell.plan().cell().workload().openLoop()) {
      return List.of();
    }
    return cell.arms().stream()
        .flatMap(arm -> sized(arm).stream())
        .map(StrategySpec::strategy)
        .distinct()
        .map(strategy -> sizesOf(strategy))
        .filter(sizes -> sizes.size() >= FEWEST_SIZES)
        .map(this::sweep)
        .toList();
  }

  private NavigableMap<Integer, ArmForks> sizesOf(Strategy strategy) {
    var sizes = new TreeMap<Integer, ArmForks>();
    for (ArmForks arm : cell.arms()) {
      sized(arm)
          .filter(spec -> spec.strategy() == strategy)
          .ifPresent(spec -> sizes.putIfAbsent(bounds.sizeOf(spec), arm));
    }
    return sizes;
  }

  /** Returns the spec of a plain arm that was measured and has a size. */
  private static Optional<StrategySpec> sized(ArmForks arm) {
    return arm.arm().variant() instanceof Arm.Plain
            && arm.arm().contender() instanceof StrategySpec spec
            && spec.strategy().sized()
            && !arm.measured().isEmpty()
        ? Optional.of(spec)
        : Optional.empty();
  }

  private Sweep sweep(NavigableMap<Integer, ArmForks> sizes) {
    var best =
        sizes.entrySet().stream()
            .min(Comparator.comparingDouble(e -> score(e.getValue()).value()))
            .orElseThrow();
    var against = against(sizes);
    var verdicts = against.map(a -> verdicts(sizes, a)).orElse(Map.of());
    var points = new ArrayList<Sweep.Point>();
    sizes.forEach(
        (size, arm) ->
            points.add(
                new Sweep.Point(
                    size,
                    arm.arm(),
                    score(arm),
                    bounds.little(arm),
                    gap(arm, best.getValue()),
                    Optional.ofNullable(verdicts.get(arm.arm())))));
    double bestScore = score(best.getValue()).value();
    int top = best.getKey();
    return new Sweep(
        sized(best.getValue()).orElseThrow().strategy(),
        points,
        top,
        first(points, top, p -> p.score().value() <= Sweep.ENOUGH * bestScore),
        first(points, top, p -> interval(p).map(i -> i.low() <= Sweep.ENOUGH).orElse(true)),
        first(points, top, p -> interval(p).map(i -> i.high() <= Sweep.ENOUGH).orElse(false)),
        against.map(ArmForks::arm));
  }

  private static Estimate score(ArmForks arm) {
    return Estimate.ofScores(arm.scores());
  }

  private static int first(List<Sweep.Point> points, int best, Predicate<Sweep.Point> wanted) {
    return points.stream()
        .filter(p -> p.size() == best || wanted.test(p))
        .mapToInt(Sweep.Point::size)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Interval> interval(Sweep.Point point) {
    return point.gap().flatMap(Estimate::interval);
  }

  private Optional<Estimate> gap(ArmForks arm, ArmForks best) {
    return arm.arm().equals(best.arm())
        ? Optional.empty()
        : RawComparison.of(arm, best, firstStage).map(RawComparison::estimate);
  }

  private Optional<ArmForks> against(NavigableMap<Integer, ArmForks> sizes) {
    return measured(USUAL_ALTERNATIVE)
        .or(() -> measured(Arm.of(cell.plan().baseline())))
        .filter(arm -> !sizes.containsValue(arm));
  }

  private Optional<ArmForks> measured(Arm arm) {
    return cell.arms().stream()
        .filter(a -> a.arm().equals(arm) && !a.measured().isEmpty())
        .findFirst();
  }

  /** What the cell's table says of an arm is not said differently here. */
  private Map<Arm, Verdict> verdicts(NavigableMap<Integer, ArmForks> sizes, ArmForks against) {
    var said = new TreeMap<Arm, Verdict>(Comparator.comparing(Arm::id));
    var family = new ArrayList<RawComparison>();
    for (ArmForks arm : sizes.values()) {
      var comparison = compared.get(arm.arm());
      if (comparison != null && comparison.baseline().equals(against.arm())) {
        said.put(arm.arm(), comparison.verdict());
      } else {
        RawComparison.of(arm, against, firstStage).ifPresent(family::add);
      }
    }
    said.putAll(Verdicts.ofFamily(family, margin, raw.control()));
    return said;
  }
}
