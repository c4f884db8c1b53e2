package dev.threadmill.analysis;

import dev.threadmill.analysis.ArmForks.MeasuredFork;
import dev.threadmill.machine.CpuUse;
import dev.threadmill.result.Metric;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The rules that look at the machine while forks ran. */
final class MachineRules {
  private static final double MOST_OTHER_CORES = 0.2;
  private static final double MOST_STEAL = 0.01;
  private static final double SATURATION = 0.9;

  private MachineRules() {}

  /** Somebody else used the processors. */
  static Optional<String> othersBusy(CellEvidence cell) {
    return over(cell, CpuUse::otherCores, MOST_OTHER_CORES)
        .map(
            over ->
                ("Other processes used more than %s of a processor during %s, most %s: arms that"
                        + " use all processors lost more by it than others, and the control arm"
                        + " cannot show that. End them and measure again.")
                    .formatted(
                        Figures.number(MOST_OTHER_CORES), over.forks, Figures.number(over.worst)));
  }

  /** The hypervisor gave the processors to other guests. */
  static Optional<String> steal(CellEvidence cell) {
    return over(cell, CpuUse::stealShare, MOST_STEAL)
        .map(
            over ->
                ("The hypervisor took more than %s of the processor time during %s, most %s:"
                        + " intervals are wider for it. Measure at a quieter time or on a machine"
                        + " of your own.")
                    .formatted(
                        Figures.percent(MOST_STEAL), over.forks, Figures.percent(over.worst)));
  }

  private record Over(String forks, double worst) {}

  private static Optional<Over> over(
      CellEvidence cell, ToDoubleFunction<CpuUse> value, double threshold) {
    double[] seen =
        cell.forks().arms().stream()
            .flatMap(a -> a.measured().stream())
            .map(MeasuredFork::fork)
            .flatMap(f -> f.others().stream())
            .mapToDouble(value)
            .toArray();
    int over = 0;
    double worst = threshold;
    for (double each : seen) {
      over += each > threshold ? 1 : 0;
      worst = Math.max(worst, each);
    }
    return over == 0
        ? Optional.empty()
        : Optional.of(
            new Over("%d of %s".formatted(over, Figures.count(seen.length, "fork")), worst));
  }

  /** Work that waits was limited by the processors all the same. */
  static Optional<String> saturated(CellEvidence cell) {
    var workload = cell.analysis().plan().cell().workload();
    if (workload.openLoop()) {
      return LoadRules.saturated(cell);
    }
    if (!workload.blocking()) {
      return Optional.empty();
    }
    List<String> saturated =
        cell.analysis().arms().stream()
            .filter(a -> busyShare(a, cell) > SATURATION)
            .map(a -> a.arm().id())
            .toList();
    return saturated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("%s kept the processors more than %s busy: there the comparison is one of processor"
                    + " time per task, not of waiting. Fewer tasks at once, or more processors,"
                    + " would show the strategies themselves.")
                .formatted(String.join(", ", saturated), Figures.percent(SATURATION)));
  }

  private static double busyShare(ArmAnalysis arm, CellEvidence cell) {
    var cpu = Optional.ofNullable(arm.metrics().get(Metric.CPU_MILLIS));
    var millis =
        cell.forks().unit().isEmpty()
            ? Optional.<Double>empty()
            : arm.score().flatMap(s -> millis(cell.forks().unit(), s.value()));
    return cpu.flatMap(c -> millis.map(m -> c.value() / (m * cell.processors()))).orElse(0.0);
  }

  private static Optional<Double> millis(String unit, double score) {
    var perUnit = ScoreUnit.parse(unit).millis();
    return perUnit.isPresent() ? Optional.of(score * perUnit.getAsDouble()) : Optional.empty();
  }
}
