package dev.threadmill.analysis;

import dev.threadmill.machine.CpuUse;
import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Measurement;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.Target;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.FarmUse;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.Pinned;
import dev.threadmill.result.RunRecord;
import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Runs made by hand: cells, and forks with the scores that a test gives them. Forks belong to the
 * cell added last; the first arm of a cell is its baseline.
 */
final class RunBuilder {
  private static final double MARGIN = 0.02;

  private final int processors;
  private final List<CellPlan> cells = new ArrayList<>();
  private final List<ForkRecord> forks = new ArrayList<>();
  private String unit = "ms/op";
  private Optional<Target> target = Optional.empty();
  private Optional<CpuUse> others = Optional.empty();
  private final List<PlannedFork> added = new ArrayList<>();
  private final List<Pinned> pinned = new ArrayList<>();
  private List<Diagnosis> diagnoses = List.of();
  private int attempt;
  private int lost;

  RunBuilder(int processors) {
    this.processors = processors;
  }

  RunBuilder cell(Workload workload, Map<String, String> parameters, String... arms) {
    var parsed = Stream.of(arms).map(Arm::parse).toList();
    var baseline = Arm.parse(arms.length == 0 ? "sequential" : arms[0]).contender();
    cells.add(new CellPlan(new Cell(workload, parameters), baseline, parsed, List.of()));
    return this;
  }

  /** Another baseline than the first arm. */
  RunBuilder baseline(String strategy) {
    var plan = cells.removeLast();
    cells.add(
        new CellPlan(plan.cell(), Arm.parse(strategy).contender(), plan.arms(), plan.skipped()));
    return this;
  }

  /** The unit of the forks added from here on. */
  RunBuilder unit(String unit) {
    this.unit = unit;
    return this;
  }

  /** One measured fork for each score, in blocks 0, 1 and so on. */
  RunBuilder scores(String arm, double... scores) {
    for (int block = 0; block < scores.length; block++) {
      fork(block, arm, scores[block]);
    }
    return this;
  }

  /** One measured fork with the scores of its iterations. */
  RunBuilder fork(int block, String arm, double... scores) {
    return fork(block, arm, Optional.empty(), Map.of(), scores);
  }

  RunBuilder metric(int block, String arm, String metric, double... values) {
    var iterations =
        DoubleStream.of(values)
            .mapToObj(v -> new Iteration(false, 0, 1, unit, 10, Map.of(metric, v)))
            .toList();
    return add(block, arm, new ForkOutcome.Measured(iterations), Optional.empty());
  }

  RunBuilder farm(int block, String arm, double latenessP99Ms, double coresBusy) {
    return fork(
        block, arm, Optional.of(new FarmUse(9, 3, latenessP99Ms, coresBusy)), Map.of(), 100);
  }

  RunBuilder failed(int block, String arm, String reason) {
    return add(block, arm, new ForkOutcome.Failed(reason, "forks/x.log"), Optional.empty());
  }

  /** How busy others keep the machine during the forks added from here on. */
  RunBuilder others(double cores, double steal) {
    others = Optional.of(new CpuUse(cores, steal));
    return this;
  }

  /** An unscored fork of the cell added last that saw pinned carriers. */
  RunBuilder pinned(String arm, double eventsPerOp, double millisPerOp) {
    var fork = new UnscoredFork(cells.getLast().cell().id(), arm);
    pinned.add(new Pinned(fork, eventsPerOp, millisPerOp, Optional.empty()));
    return this;
  }

  /** The forks added from here on run their block again. */
  RunBuilder again() {
    attempt++;
    return this;
  }

  RunBuilder diagnosis(Diagnosis diagnosis) {
    diagnoses = List.of(diagnosis);
    return this;
  }

  /** A second stage follows the first, which has 8 blocks. */
  RunBuilder target(Target value) {
    target = Optional.of(value);
    return this;
  }

  /** Plans more forks than there are. */
  RunBuilder lost(int count) {
    lost = count;
    return this;
  }

  RunBuilder fork(
      int block,
      String arm,
      Optional<FarmUse> farm,
      Map<String, Double> metrics,
      double... scores) {
    var iterations = new ArrayList<Iteration>();
    // A warm-up that would ruin every figure it got into.
    iterations.add(new Iteration(true, 0, 1e6, unit, 7, Map.of("cpu_ms_per_op", 1e6)));
    for (int i = 0; i < scores.length; i++) {
      iterations.add(new Iteration(false, i, scores[i], unit, 10, metrics));
    }
    return add(block, arm, new ForkOutcome.Measured(iterations), farm);
  }

  RunBuilder add(int block, String arm, ForkOutcome outcome, Optional<FarmUse> farm) {
    var fork = new PlannedFork(forks.size(), block, attempt, cells.getLast().cell().id(), arm);
    if (attempt > 0) {
      added.add(fork);
    }
    var started = Instant.EPOCH.plusSeconds(forks.size());
    forks.add(new ForkRecord(fork, started, started.plusMillis(900), outcome, farm, others));
    return this;
  }

  RunRecord build() {
    var order = new ArrayList<>(forks.stream().map(ForkRecord::fork).toList());
    order.removeAll(added);
    for (int i = 0; i < lost; i++) {
      order.add(new PlannedFork(1000 + i, 99, 0, "sum-list", "sequential"));
    }
    var plan =
        new RunPlan(
            "quick",
            1,
            processors,
            8,
            MARGIN,
            new Measurement(1, 100, 2, 100, Duration.ofSeconds(60), List.of()),
            target,
            Optional.empty(),
            cells,
            order);
    return new RunRecord(
        new Manifest(Manifest.SCHEMA, "run", Instant.EPOCH, List.of(), unseen(), diagnoses, plan),
        added,
        true,
        forks,
        pinned);
  }

  RunAnalysis analyze() {
    return Analyzer.analyze(build());
  }

  /** The analysis is about forks and never looks at the machine. */
  @SuppressWarnings("NullAway")
  private static Machine unseen() {
    return null;
  }
}
