package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.Metric;
import dev.threadmill.result.Pinned;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
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
    var counted = run.counted();
    var cells = plan.cells().stream().map(c -> CellForks.of(c, counted, plan.blocks())).toList();
    var firstStage = firstStage(plan);
    var raw = cells.stream().map(c -> CellComparisons.of(c, firstStage)).toList();
    var compared = Verdicts.of(raw, cells.stream().map(CellForks::unit).toList(), plan.margin());
    var spreads = FirstStage.spreads(run);
    var evidence = new ArrayList<CellEvidence>();
    for (int i = 0; i < cells.size(); i++) {
      var analysis =
          cell(
              cells.get(i),
              raw.get(i),
              compared.get(i),
              spreads.get(i).blockMillis(),
              plan,
              run.pinned());
      evidence.add(
          new CellEvidence(
              cells.get(i), analysis, plan.processors(), plan.measurement().iterationMillis()));
    }
    return new RunAnalysis(
        evidence.stream().map(CellEvidence::analysis).toList(),
        ClientCosts.of(cells),
        Findings.of(run, evidence));
  }

  private static CellAnalysis cell(
      CellForks forks,
      CellComparisons raw,
      Map<Arm, Comparison> compared,
      long blockMillis,
      RunPlan plan,
      List<Pinned> pinned) {
    var bounds = new Bounds(forks, plan.processors());
    var firstStage = firstStage(plan);
    List<ArmAnalysis> arms =
        forks.arms().stream()
            .map(
                arm ->
                    new ArmAnalysis(
                        arm.arm(),
                        estimate(arm),
                        Optional.ofNullable(compared.get(arm.arm())),
                        bounds.of(arm),
                        metrics(arm, pinned(forks, arm, pinned)),
                        points(arm),
                        arm.failures()))
            .toList();
    return new CellAnalysis(
        forks.plan(),
        forks.unit(),
        arms,
        raw.control().map(c -> compared.get(c.arm())),
        Verdicts.contaminated(raw.control()),
        raw.winners(),
        HandoffExpectations.of(forks, firstStage),
        blockMillis,
        new Sweeps(forks, raw, compared, firstStage, plan.margin(), bounds).find());
  }

  private static Optional<Integer> firstStage(RunPlan plan) {
    return plan.target().map(t -> plan.blocks());
  }

  private static Optional<Estimate> estimate(ArmForks arm) {
    return arm.measured().isEmpty()
        ? Optional.empty()
        : Optional.of(Estimate.ofScores(arm.scores()));
  }

  private static Optional<Pinned> pinned(CellForks cell, ArmForks arm, List<Pinned> pinned) {
    var fork = new UnscoredFork(cell.plan().cell().id(), arm.arm().id());
    return pinned.stream().filter(p -> p.fork().equals(fork) && p.failure().isEmpty()).findFirst();
  }

  private static Map<Metric, Estimate> metrics(ArmForks arm, Optional<Pinned> pinned) {
    var metrics = new EnumMap<Metric, Estimate>(Metric.class);
    boolean saturated = LoadRules.saturated(arm);
    for (Metric metric : Metric.values()) {
      double[] values = arm.values(metric);
      if (values.length > 0 && !(saturated && LoadRules.DIVERGING.contains(metric))) {
        metrics.put(metric, Estimate.ofMetric(values));
      }
    }
    pinned.ifPresent(
        p -> {
          metrics.put(Metric.PINNED_EVENTS, Estimate.ofMetric(new double[] {p.eventsPerOp()}));
          metrics.put(Metric.PINNED_MILLIS, Estimate.ofMetric(new double[] {p.millisPerOp()}));
        });
    return metrics;
  }

  private static List<ArmAnalysis.Point> points(ArmForks arm) {
    return arm.measured().stream()
        .map(
            f -> new ArmAnalysis.Point(f.fork().fork().index(), f.fork().fork().block(), f.score()))
        .toList();
  }
}
