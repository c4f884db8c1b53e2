package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.ArmAnalysis.Point;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Finding;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import dev.threadmill.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code stats.json} holds and what the chart definitions are given: plain numbers and words.
 * The names of the components are the names in the file.
 *
 * @param schema the version of this shape
 */
record RunData(int schema, Run run, List<CellData> cells, List<Finding> findings) {
  private static final int SCHEMA = 1;

  static RunData of(RunRecord run, RunAnalysis analysis) {
    return new RunData(
        SCHEMA,
        Run.of(run),
        analysis.cells().stream().map(CellData::of).toList(),
        analysis.findings());
  }

  /**
   * @param margin the equivalence margin
   * @param created when the run began, ISO 8601
   * @param partial whether it was cut short
   */
  record Run(
      String id,
      String profile,
      int processors,
      int blocks,
      double margin,
      String cpu,
      String jdk,
      String created,
      boolean partial) {

    static Run of(RunRecord run) {
      Manifest manifest = run.manifest();
      RunPlan plan = manifest.plan();
      return new Run(
          manifest.id(),
          plan.profile(),
          plan.processors(),
          plan.blocks(),
          plan.margin(),
          manifest.machine().cpu().model(),
          manifest.machine().jvm().version(),
          manifest.created().toString(),
          run.partial());
    }
  }

  /**
   * @param waitMs the median time for which a task waits, in milliseconds
   * @param baseline the id of the arm that the ratios refer to
   */
  record CellData(
      String id,
      String workload,
      Map<String, String> parameters,
      int tasks,
      double waitMs,
      String unit,
      String baseline,
      List<ArmData> arms,
      List<SkippedData> skipped) {

    static CellData of(CellAnalysis analysis) {
      Cell cell = analysis.plan().cell();
      return new CellData(
          cell.id(),
          cell.workload().id(),
          cell.parameters(),
          cell.tasks(),
          cell.taskWait().toNanos() / 1e6,
          analysis.unit(),
          analysis.plan().baseline().toString(),
          analysis.arms().stream().map(ArmData::of).toList(),
          analysis.plan().skipped().stream().map(SkippedData::of).toList());
    }
  }

  /**
   * @param ratio against the baseline
   * @param efficiency bound over score
   * @param metrics by the key that files use
   */
  record ArmData(
      String id,
      String strategy,
      String label,
      boolean control,
      Optional<Quantity> score,
      Optional<Ratio> ratio,
      Optional<BoundData> bound,
      Optional<Double> efficiency,
      Map<String, Quantity> metrics,
      List<Point> points,
      List<String> failures) {

    static ArmData of(ArmAnalysis arm) {
      var metrics = new LinkedHashMap<String, Quantity>();
      arm.metrics().forEach((metric, value) -> metrics.put(metric.key(), Quantity.of(value)));
      return new ArmData(
          arm.arm().id(),
          arm.arm().strategy().toString(),
          Labels.of(arm.arm()),
          arm.arm().control(),
          arm.score().map(Quantity::of),
          arm.comparison().map(Ratio::of),
          arm.bound().map(b -> new BoundData(b.value(), b.reason())),
          arm.efficiency(),
          metrics,
          arm.points(),
          arm.failures());
    }
  }

  /** An estimate; without bounds if it rests on fewer than two forks. */
  record Quantity(double value, Optional<Double> low, Optional<Double> high, int n) {
    static Quantity of(Estimate estimate) {
      return new Quantity(
          estimate.value(),
          estimate.interval().map(Interval::low),
          estimate.interval().map(Interval::high),
          estimate.n());
    }
  }

  /** A comparison with the baseline. */
  record Ratio(
      double value, Optional<Double> low, Optional<Double> high, int n, double p, String verdict) {
    static Ratio of(Comparison comparison) {
      var ratio = Quantity.of(comparison.ratio());
      return new Ratio(
          ratio.value, ratio.low, ratio.high, ratio.n, comparison.p(), comparison.verdict().name());
    }
  }

  /** The best that an arm could have done, and what sets it. */
  record BoundData(double value, String reason) {}

  /** A strategy that did not run, and why. */
  record SkippedData(String strategy, String label, String reason) {
    static SkippedData of(SkippedArm skipped) {
      return new SkippedData(
          skipped.strategy().toString(), Labels.of(skipped.strategy()), skipped.reason());
    }
  }
}
