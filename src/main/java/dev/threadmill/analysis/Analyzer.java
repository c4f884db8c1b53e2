package dev.threadmill.analysis;

import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.Metric;
import dev.threadmill.result.RunRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what a run means. The same record gives the same analysis, on any machine. */
public final class Analyzer {

  private Analyzer() {}

  /**
   * Analyses a run, complete or cut short. Failed forks are listed and never enter a figure.
   *
   * @throws IllegalArgumentException with one line if the scores of a cell have no known unit or
   *     more than one
   */
  public static RunAnalysis analyze(RunRecord run) {
    var plan = run.manifest().plan();
    var evidence =
        plan.cells().stream()
            .map(c -> CellForks.of(c, run.forks()))
            .map(forks -> new CellEvidence(forks, cell(forks, plan), plan.processors()))
            .toList();
    return new RunAnalysis(
        evidence.stream().map(CellEvidence::analysis).toList(), Findings.of(run, evidence));
  }

  private static CellAnalysis cell(CellForks forks, RunPlan plan) {
    var comparisons = Comparisons.of(forks, plan.margin());
    var bounds = new Bounds(forks, plan.processors());
    List<ArmAnalysis> arms =
        forks.arms().stream()
            .map(
                arm ->
                    new ArmAnalysis(
                        arm.arm(),
                        estimate(arm),
                        Optional.ofNullable(comparisons.get(arm.arm())),
                        bounds.of(arm),
                        metrics(arm),
                        points(arm),
                        arm.failures()))
            .toList();
    var noise =
        arms.stream().filter(a -> a.arm().control()).findFirst().flatMap(ArmAnalysis::comparison);
    return new CellAnalysis(forks.plan(), forks.unit(), arms, noise);
  }

  private static Optional<Estimate> estimate(ArmForks arm) {
    return arm.measured().isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.ofScores(arm.scores()));
  }

  private static Map<Metric, Estimate> metrics(ArmForks arm) {
    var metrics = new EnumMap<Metric, Estimate>(Metric.class);
    for (Metric metric : Metric.values()) {
      double[] values = arm.values(metric);
      if (values.length > 0) {
        metrics.put(metric, Estimate.ofMetric(values));
      }
    }
    return metrics;
  }

  private static List<ArmAnalysis.Point> points(ArmForks arm) {
    return arm.measured().stream()
        .map(
            f -> new ArmAnalysis.Point(f.fork().fork().index(), f.fork().fork().block(), f.score()))
        .toList();
  }
}
