package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.ArmAnalysis.Point;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.ClientCost;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Expectation;
import dev.threadmill.analysis.Finding;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.analysis.Sweep;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.plan.Target;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import dev.threadmill.stats.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code stats.json} holds and what the chart definitions are given: plain numbers and words.
 * The names of the components are the names in the file.
 *
 * @param schema the version of this shape
 * @param clientCosts what a fetch costs by HTTP client, where cells differ in nothing else
 */
record RunData(
    int schema,
    Run run,
    List<CellData> cells,
    List<ClientCostData> clientCosts,
    List<Finding> findings) {
  private static final int SCHEMA = 2;

  static RunData of(RunRecord run, RunAnalysis analysis) {
    var blocks = Blocks.of(run);
    return new RunData(
        SCHEMA,
        Run.of(run),
        analysis.cells().stream().map(c -> CellData.of(c, blocks)).toList(),
        analysis.clientCosts().stream().map(ClientCostData::of).toList(),
        analysis.findings());
  }

  /**
   * @param blocks the blocks that every cell was given, in the first stage if there is a target
   * @param target what a second stage aimed at; null if the number of blocks was fixed
   * @param margin the equivalence margin
   * @param created when the run began, ISO 8601
   * @param otherBuild whether strategies are compared with those of another build
   * @param forks how many forks are planned, those added since included
   * @param forksEnded how many of them have ended
   * @param partial whether it was cut short
   */
  record Run(
      String id,
      String profile,
      int processors,
      int blocks,
      Optional<Target> target,
      double margin,
      String cpu,
      String jdk,
      String created,
      boolean otherBuild,
      int forks,
      int forksEnded,
      boolean partial) {

    static Run of(RunRecord run) {
      Manifest manifest = run.manifest();
      RunPlan plan = manifest.plan();
      return new Run(
          manifest.id(),
          plan.profile(),
          plan.processors(),
          plan.blocks(),
          plan.target(),
          plan.margin(),
          manifest.machine().cpu().model(),
          manifest.machine().jvm().version(),
          manifest.created().toString(),
          plan.otherJar().isPresent(),
          run.order().size(),
          run.forks().size(),
          run.partial());
    }
  }

  /**
   * @param waitMs the median time for which a task waits, in milliseconds
   * @param baseline the id of the arm that ratios refer to unless they name another
   * @param blocks the blocks planned in all
   * @param blocksAgain how many of them were run again
   * @param blockMillis how long a block took, on average
   * @param noiseFloor half the width of the control arm's interval, as a share
   * @param contaminated whether the control arm differs by more than chance allows
   * @param winners the ids of the arms that no other is significantly better than
   * @param expectations what is expected of the cell, and whether it came out
   * @param sweeps strategies at several sizes, and what a size is worth
   */
  record CellData(
      String id,
      String workload,
      Map<String, String> parameters,
      int tasks,
      double waitMs,
      String unit,
      String baseline,
      int blocks,
      int blocksAgain,
      long blockMillis,
      Optional<Double> noiseFloor,
      boolean contaminated,
      List<String> winners,
      List<Expected> expectations,
      List<SweepData> sweeps,
      List<ArmData> arms,
      List<SkippedData> skipped) {

    static CellData of(CellAnalysis analysis, Blocks blocks) {
      Cell cell = analysis.plan().cell();
      return new CellData(
          cell.id(),
          cell.workload().id(),
          cell.parameters(),
          cell.tasks(),
          cell.taskWait().toNanos() / 1e6,
          analysis.unit(),
          analysis.plan().baseline().toString(),
          blocks.byCell().getOrDefault(cell.id(), 0),
          blocks.againByCell().getOrDefault(cell.id(), 0),
          analysis.blockMillis(),
          analysis.noise().flatMap(n -> n.ratio().interval()).map(Headline::halfWidth),
          analysis.contaminated(),
          analysis.winners().stream().map(Arm::id).toList(),
          analysis.expectations().stream().map(Expected::of).toList(),
          analysis.sweeps().stream()
              .map(s -> SweepData.of(s, analysis.unit(), cell.tasks()))
              .toList(),
          analysis.arms().stream().map(ArmData::of).toList(),
          analysis.plan().skipped().stream().map(SkippedData::of).toList());
    }
  }

  /**
   * CPU time per fetch, in microseconds.
   *
   * @param cell the id of the cell
   * @param arm the id of the arm
   * @param more the same less that of HttpURLConnection, by block
   */
  record ClientCostData(String cell, String arm, Quantity cpuMicros, Optional<Quantity> more) {
    static ClientCostData of(ClientCost cost) {
      return new ClientCostData(
          cost.cell().id(),
          cost.arm().id(),
          Quantity.of(cost.cpuMicros()),
          cost.more().map(Quantity::of));
    }
  }

  /**
   * What is expected of the ratio of two arms.
   *
   * @param origin who expects it
   * @param top the id of the arm whose time is divided
   * @param bottom the id of the arm by whose time it is divided
   * @param least the least that the ratio is expected to be; null for no such line
   * @param most the most that the ratio is expected to be; null for no such line
   * @param robust the ratio by medians
   */
  record Expected(
      String sentence,
      String origin,
      String top,
      String bottom,
      Optional<Double> least,
      Optional<Double> most,
      Quantity ratio,
      Optional<Quantity> robust,
      String outcome) {
    static Expected of(Expectation expectation) {
      return new Expected(
          expectation.sentence(),
          expectation.origin(),
          expectation.top().id(),
          expectation.bottom().id(),
          Optional.of(expectation.least()).filter(line -> line > 0),
          Optional.of(expectation.most()).filter(Double::isFinite),
          Quantity.of(expectation.ratio()),
          expectation.robust().map(Quantity::of),
          expectation.outcome().name());
    }
  }

  /**
   * A strategy at several sizes.
   *
   * @param strategy its id, without a size
   * @param sentence what a size is worth, in words
   * @param best the size with the least score
   * @param enough the smallest size within 5 % of the best
   * @param least every smaller size is surely further from the best
   * @param most the smallest size that surely is within 5 %
   * @param against the id of the arm that the sizes are compared with; null for none
   * @param worseUpTo up to this size all are worse than that; null for none
   * @param betterFrom the smallest size that is better; null for none
   * @param betterTo from there on all are better up to this; null for none
   */
  record SweepData(
      String strategy,
      String label,
      String sentence,
      int best,
      int enough,
      int least,
      int most,
      Optional<String> against,
      OptionalInt worseUpTo,
      OptionalInt betterFrom,
      OptionalInt betterTo,
      List<SizeData> sizes) {
    static SweepData of(Sweep sweep, String unit, int tasks) {
      var table = SweepTable.of(sweep, unit, tasks);
      return new SweepData(
          table.strategy(),
          table.label(),
          table.sentence(),
          sweep.best(),
          sweep.enough(),
          sweep.least(),
          sweep.most(),
          sweep.against().map(Arm::id),
          sweep.worseUpTo(),
          sweep.betterFrom(),
          sweep.betterTo(),
          sweep.points().stream().map(SizeData::of).toList());
    }
  }

  /**
   * One size of a strategy.
   *
   * @param arm the id of the arm, which has the score and the bound
   * @param little what Little's law alone predicts
   * @param gap the score divided by the best size's
   */
  record SizeData(
      int size,
      String arm,
      Optional<BoundData> little,
      Optional<Quantity> gap,
      Optional<String> verdict) {
    static SizeData of(Sweep.Point point) {
      return new SizeData(
          point.size(),
          point.arm().id(),
          point.little().map(b -> new BoundData(b.value(), b.reason())),
          point.gap().map(Quantity::of),
          point.verdict().map(Verdict::name));
    }
  }

  /** What sets an arm apart from the plain strategy of this build. */
  enum Variant {
    PLAIN,
    CONTROL,
    OTHER_BUILD,
    CHANGED;

    static Variant of(Arm arm) {
      return switch (arm.variant()) {
        case Arm.Plain plain -> PLAIN;
        case Arm.Control control -> CONTROL;
        case Arm.OtherBuild other -> OTHER_BUILD;
        case Arm.Changed changed -> CHANGED;
      };
    }
  }

  /**
   * @param ratio against what it is compared with
   * @param efficiency bound over score
   * @param metrics by the key that files use
   */
  record ArmData(
      String id,
      String strategy,
      String label,
      Variant variant,
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
          arm.arm().contender().toString(),
          Labels.of(arm.arm()),
          Variant.of(arm.arm()),
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

  /**
   * A comparison.
   *
   * @param against the id of the arm that it is a ratio to
   * @param robust the ratio by medians (Hodges and Lehmann)
   * @param p adjusted by Holm in the cell; the control arm's is its own
   * @param q adjusted by Benjamini and Hochberg over the run; the control arm's is its own
   * @param negligible whether the interval lies within the margin
   * @param moreBlocks about how many more would tell; null where there is a verdict, and where it
   *     would take too many
   */
  record Ratio(
      String against,
      double value,
      Optional<Double> low,
      Optional<Double> high,
      int n,
      Optional<Quantity> robust,
      double p,
      double q,
      String verdict,
      boolean negligible,
      OptionalInt moreBlocks) {
    static Ratio of(Comparison comparison) {
      var ratio = Quantity.of(comparison.ratio());
      return new Ratio(
          comparison.baseline().id(),
          ratio.value,
          ratio.low,
          ratio.high,
          ratio.n,
          comparison.robust().map(Quantity::of),
          comparison.p(),
          comparison.q(),
          comparison.verdict().name(),
          comparison.negligible(),
          comparison.moreBlocks());
    }
  }

  /** The best that an arm could have done, and what sets it. */
  record BoundData(double value, String reason) {}

  /** A strategy that did not run, and why. */
  record SkippedData(String strategy, String label, String reason) {
    static SkippedData of(SkippedArm skipped) {
      return new SkippedData(
          skipped.contender().toString(), skipped.contender().label(), skipped.reason());
    }
  }
}
