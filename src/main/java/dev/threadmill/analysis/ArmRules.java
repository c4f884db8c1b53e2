package dev.threadmill.analysis;

import dev.threadmill.result.Metric;
import dev.threadmill.stats.Samples;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The rules that look at what was made of a cell's arms. */
final class ArmRules {
  private static final double MOST_EFFICIENCY = 1.03;
  private static final double MOST_VARIATION = 0.05;
  private static final int ENOUGH_FORKS = 5;
  private static final int LEAST_ITERATION_MILLIS = 100;

  /** From here on, one worker fewer than processors costs less than a quarter. */
  private static final int MANY_PROCESSORS = 5;

  private static final Set<Strategy> COMMON_POOL_USERS =
      Set.of(Strategy.COMMON_POOL, Strategy.PARALLEL_STREAM, Strategy.COMPLETABLE_DEFAULT);

  private ArmRules() {}

  /** The same thing measured twice differs. */
  static Optional<String> contaminated(CellEvidence cell) {
    return cell.analysis()
        .noise()
        .filter(control -> cell.analysis().contaminated())
        .map(
            control ->
                ("The control arm, a second copy of the baseline %s, differs from it by %s where"
                        + " nothing should (p = %s): no difference below twice that is claimed"
                        + " here. By chance one cell in a hundred shows this; if it stays, look for"
                        + " what disturbs the machine.")
                    .formatted(
                        control.baseline().id(),
                        Figures.change(control.ratio().value()),
                        Figures.number(control.p())));
  }

  /** Faster than can be. */
  static Optional<String> aboveBound(CellEvidence cell) {
    ToDoubleFunction<ArmAnalysis> efficiency = a -> a.efficiency().orElse(0.0);
    var above = above(cell, efficiency, MOST_EFFICIENCY);
    return worst(above, efficiency)
        .map(
            arm ->
                ("%s beyond what the bound allows, most %s with %s of it (%s): the bound or the"
                        + " measurement is wrong. Do not quote these efficiencies.")
                    .formatted(
                        Figures.count(above.size(), "arm") + (above.size() == 1 ? " is" : " are"),
                        arm.arm().id(),
                        Figures.percent(efficiency.applyAsDouble(arm)),
                        arm.bound().map(Bound::reason).orElseThrow()));
  }

  /** Virtual threads kept their carriers while they waited. */
  static Optional<String> pinned(CellEvidence cell) {
    var pinned = above(cell, ArmRules::pinnedEvents, 0);
    return worst(pinned, ArmRules::pinnedEvents)
        .map(
            arm ->
                ("Waiting virtual threads kept their carriers in %s, most in %s: %s waits that took %s"
                        + " ms in all, per operation (an unscored fork counted those of 1 ms and"
                        + " more). Meanwhile other tasks had no carrier. Do not wait where the JVM"
                        + " or native code is on the stack, or raise"
                        + " jdk.virtualThreadScheduler.parallelism.")
                    .formatted(
                        Figures.count(pinned.size(), "arm"),
                        arm.arm().id(),
                        Figures.number(pinnedEvents(arm)),
                        Figures.number(metric(arm, Metric.PINNED_MILLIS))));
  }

  private static double pinnedEvents(ArmAnalysis arm) {
    return metric(arm, Metric.PINNED_EVENTS);
  }

  private static double metric(ArmAnalysis arm, Metric metric) {
    return Optional.ofNullable(arm.metrics().get(metric)).map(Estimate::value).orElse(0.0);
  }

  /** Forks of one arm differ much. */
  static Optional<String> noisy(CellEvidence cell) {
    var noisy = above(cell, ArmRules::variation, MOST_VARIATION);
    return worst(noisy, ArmRules::variation)
        .map(
            arm ->
                ("Forks of the same arm vary by over %s (standard deviation ÷ mean) in %d of %s,"
                        + " most %s in %s: small differences will not show. Quieten the machine or"
                        + " measure more blocks.")
                    .formatted(
                        Figures.percent(MOST_VARIATION),
                        noisy.size(),
                        Figures.count(cell.analysis().arms().size(), "arm"),
                        Figures.percent(variation(arm)),
                        arm.arm().id()));
  }

  private static double variation(ArmAnalysis arm) {
    double[] scores = arm.points().stream().mapToDouble(ArmAnalysis.Point::score).toArray();
    return scores.length < 2 ? 0 : Samples.standardDeviation(scores) / Samples.mean(scores);
  }

  /** Iterations so short that the clock and a single pause weigh in them. */
  static Optional<String> shortIterations(CellEvidence cell) {
    long leastMillis = cell.analysis().plan().cell().leastIteration().toMillis();
    return Math.max(cell.iterationMillis(), leastMillis) >= LEAST_ITERATION_MILLIS
        ? Optional.empty()
        : Optional.of(
            ("Iterations of %d ms are short: one pause of the collector is a good part of them. Use"
                    + " a longer profile.")
                .formatted(cell.iterationMillis()));
  }

  /** Too few forks to know how much they vary. */
  static Optional<String> fewForks(CellEvidence cell) {
    var arms = cell.analysis().arms();
    long few = arms.stream().filter(a -> a.points().size() < ENOUGH_FORKS).count();
    return arms.stream()
        .min(Comparator.comparingInt(a -> a.points().size()))
        .filter(a -> few > 0)
        .map(
            fewest ->
                ("%d of %s fewer than %d measured forks (fewest: %s with %d): one odd fork moves"
                        + " the result. Measure more blocks.")
                    .formatted(
                        few,
                        Figures.count(arms.size(), "arm") + (arms.size() == 1 ? " has" : " have"),
                        ENOUGH_FORKS,
                        fewest.arm().id(),
                        fewest.points().size()));
  }

  /**
   * The JVM's own pool leaves out a good part of a small machine when all it has to do is compute.
   */
  static Optional<String> smallCommonPool(CellEvidence cell) {
    if (cell.analysis().plan().cell().workload().blocking()) {
      return Optional.empty();
    }
    int workers = cell.processors() - 1;
    var users =
        cell.analysis().arms().stream()
            .filter(
                a ->
                    a.arm().contender() instanceof StrategySpec spec
                        && COMMON_POOL_USERS.contains(spec.strategy()))
            .map(a -> a.arm().id())
            .toList();
    if (users.isEmpty() || workers < 1 || cell.processors() >= MANY_PROCESSORS) {
      return Optional.empty();
    }
    return Optional.of(
        ("The JVM's common pool has %s on %d processors, one fewer than there are: where %s %s"
                + " slow, that is the first reason. (completable-default uses it on every machine"
                + " from Java 25 on, and before that only where it has two threads or more.)")
            .formatted(
                Figures.count(workers, "thread"),
                cell.processors(),
                String.join(", ", users),
                users.size() == 1 ? "is" : "are"));
  }

  private static List<ArmAnalysis> above(
      CellEvidence cell, ToDoubleFunction<ArmAnalysis> value, double threshold) {
    return cell.analysis().arms().stream().filter(a -> value.applyAsDouble(a) > threshold).toList();
  }

  private static Optional<ArmAnalysis> worst(
      List<ArmAnalysis> arms, ToDoubleFunction<ArmAnalysis> value) {
    return arms.stream().max(Comparator.comparingDouble(value));
  }
}
