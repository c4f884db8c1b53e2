package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.ArmAnalysis.Point;
import dev.threadmill.analysis.Bound;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Expectation;
import dev.threadmill.analysis.Finding;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.analysis.Sweep;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.machine.CpuUse;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Contenders;
import dev.threadmill.plan.Measurement;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SkippedArm;
import dev.threadmill.plan.Target;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.Metric;
import dev.threadmill.result.RunRecord;
import dev.threadmill.stats.Interval;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A run made by hand in which everything happens that can happen to an arm. Its numbers are made
 * up: what is tested is that they reach the reader, not that they follow from each other.
 */
final class SampleRun {
  static final String HOSTILE =
      "java.io.IOException: <script>alert(\"1 & 2\")</script> | `x` *y*, reset by peer";
  private static final Instant BEGAN = Instant.parse("2026-11-22T21:00:00Z");
  private static final List<String> ARGUMENTS =
      List.of("--profile", "quick", "-p", "urls=10, 1000");
  private static final Machine MACHINE =
      new Machine(
          new Machine.Os("Linux", "6.1", "amd64"),
          new Machine.Cpu("Example & <Co> @ 2.60GHz", 2, -1, Machine.UNKNOWN, "yes", 0.25),
          24L << 30,
          new Machine.Limits(Long.MAX_VALUE, -1),
          new Machine.Jvm(
              "25.0.3",
              "25.0.3+9-LTS",
              "OpenJDK 64-Bit Server VM",
              "Example",
              "25.0.3+9-LTS",
              List.of(),
              List.of("G1")),
          new Machine.Build("0.1.0", "0123abc", "true"));
  private static final double FAILED = Double.NaN;

  private final List<CellAnalysis> cells = new ArrayList<>();
  private final List<ForkRecord> forks = new ArrayList<>();
  private final List<PlannedFork> notRun = new ArrayList<>();
  private int firstStage = 5;
  private Optional<Target> target = Optional.empty();
  private Optional<String> otherJar = Optional.empty();

  private SampleRun() {}

  /** A run and what was made of it. */
  record Sample(RunRecord run, RunAnalysis analysis) {}

  /** Returns a run that was cut short, with every kind of arm. */
  static Sample partial() {
    var sample = new SampleRun();
    sample.sumList();
    sample.titles();
    sample.grain("10", 10.6, 5.41, 5.39);
    sample.grain("100000", 18.2, 24.9, 8.81);
    return sample.build(
        new Finding(
            "FARM_LATE",
            Optional.of("titles,urls=1000"),
            "The farm answered 2.7 ms late (p99): its lateness is part of these times."),
        new Finding(
            "FEW_FORKS", Optional.empty(), "5 forks per arm find differences of 5 % or more."));
  }

  /** Returns a run of one cell that ended, without control arm or findings. */
  static Sample complete() {
    var sample = new SampleRun();
    var cell = sample.cell(Workload.SUM_GRAIN, Map.of("tasks", "10"), "sequential");
    cell.arm("sequential", 10.1, 10.2).score(10.15, 9.9, 10.4);
    cell.arm("fork-join:2", 9.9, 10.6)
        .score(10.2, 9.7, 10.8)
        .ratio(1.01, .96, 1.06, "INCONCLUSIVE");
    cell.arm("virtual-per-task", 11.9, 12.1).score(12, 11.8, 12.2).ratio(1.18, 1.12, 1.24, "WORSE");
    cell.end();
    return sample.build();
  }

  /** Returns a run in which every question is answered and nothing beats the baseline. */
  static Sample settled() {
    return small(
        cell -> {
          cell.near("sequential", 10, 10);
          cell.arm("fork-join", 10, 10.02)
              .score(10.01, 9.98, 10.04)
              .ratio(1.001, .99, 1.01, "EQUIVALENT");
        });
  }

  /** Returns a run whose baseline failed. */
  static Sample baselineFailed() {
    return small(
        cell -> {
          cell.arm("sequential", FAILED, FAILED).fails("out of memory");
          cell.arm("fork-join", 10, 10.02).score(10.01, 9.98, 10.04);
        });
  }

  /** Returns a run of nothing but the baseline. */
  static Sample baselineOnly() {
    return small(cell -> cell.near("sequential", 10, 10));
  }

  /** Returns a run with an arm that failed for that reason. */
  static Sample failingWith(String reason) {
    return small(
        cell -> {
          cell.near("sequential", 10, 10);
          cell.arm("fork-join", FAILED, FAILED).fails(reason);
        });
  }

  /** Returns a run in which the control arm differs, so that a small difference is not claimed. */
  static Sample contaminated() {
    return small(
        cell -> {
          cell.near("sequential", 10, 10);
          cell.control(10.3, 10.31, 10.29, 10.3, 10.3)
              .score(10.3, 10.29, 10.31)
              .ratio(1.03, 1.02, 1.04, "INCONCLUSIVE");
          cell.near("fork-join", 5, 10);
          cell.arm("platform-pool", 9.6, 9.61, 9.59, 9.6, 9.6)
              .score(9.6, 9.59, 9.61)
              .ratio(.96, .95, .97, "INCONCLUSIVE");
          cell.contaminated = true;
        });
  }

  /** Returns a run with a difference that is significant and too small to matter. */
  static Sample negligible() {
    return small(
        cell -> {
          cell.near("sequential", 10, 10);
          cell.arm("fork-join", 9.9, 9.91, 9.89, 9.9, 9.9)
              .score(9.9, 9.89, 9.91)
              .ratio(.99, .985, .995, "BETTER")
              .negligible();
          cell.arm("platform-pool", 10.1, 10.11, 10.09, 10.1, 10.1)
              .score(10.1, 10.09, 10.11)
              .ratio(1.01, 1.005, 1.015, "WORSE")
              .negligible();
        });
  }

  /** Returns a run of generators, at two sizes of batch, with what is expected of them. */
  static Sample handoff() {
    var sample = new SampleRun();
    for (String batch : List.of("1", "256")) {
      var cell = sample.cell(Workload.HANDOFF, Map.of("batch", batch), "virtual");
      cell.arm("virtual", 3.8, 3.8, 3.9).score(3.8, 3.7, 3.9).metrics(4.2, 880_000, 9, 1e8);
      cell.arm("iterator", .003, .003, .003).score(.003, .0029, .0031);
      cell.arm("platform", 200, 210, 220).score(210, 200, 220).ratio(55, 52, 58, "WORSE");
      cell.skip("virtual-park", "it hands over one element at a time");
      if (batch.equals("1")) {
        cell.expects(5, Double.POSITIVE_INFINITY, 55, 52, 58);
        cell.expects(0, 1.15, 1.4, 1.3, 1.5);
        cell.expects(0, 1.25, 1.2, 1.1, 1.3);
      }
      cell.end();
    }
    return sample.build();
  }

  /**
   * Returns a run of a pool at three sizes, beside virtual threads that it never catches up with.
   */
  static Sample sizes() {
    var sample = new SampleRun();
    var cell = sample.cell(Workload.TITLES, Map.of("urls", "1000"), "virtual-per-task");
    cell.arm("virtual-per-task", 219, 221).score(220, 215, 225).bound(100, "latency 100 ms");
    cell.arm("platform-pool:10", 10_100, 10_120)
        .score(10_110, 10_109.2, 10_110.8)
        .ratio(46, 45.99, 46.01, "WORSE")
        .bound(10_000, "100 waves of 100 ms");
    cell.arm("platform-pool:200", 520, 530)
        .score(525, 510, 540)
        .ratio(2.4, 2.3, 2.5, "WORSE")
        .bound(500, "5 waves of 100 ms");
    cell.arm("platform-pool:500", 209, 211)
        .score(210, 205, 215)
        .ratio(.95, .94, .96, "BETTER")
        .bound(200, "2 waves of 100 ms");
    cell.sweep(500, 500, 200, 500);
    cell.end();
    return sample.build();
  }

  /** Returns a run of two stages, a block of which was run again. */
  static Sample twoStages() {
    var sample = new SampleRun();
    sample.firstStage = 2;
    sample.target = Optional.of(new Target.Precision(0.03));
    var cell = sample.cell(Workload.SUM_GRAIN, Map.of(), "sequential");
    cell.near("sequential", 10, 10);
    cell.arm("fork-join", 5, 5.1, FAILED, 5, 5.1)
        .score(5.05, 5, 5.1)
        .ratio(.505, .5, .51, "BETTER")
        .fails("exit code 1: out of memory");
    cell.end();
    sample.again(cell, 2, 10, 5.05);
    return sample.build();
  }

  /** Returns a run that compares two builds, and a parameter with another value. */
  static Sample otherBuild() {
    var sample = new SampleRun();
    sample.otherJar = Optional.of("base.jar");
    var cell = sample.cell(Workload.SUM_GRAIN, Map.of(), "sequential");
    cell.arm("sequential", 10, 10.01)
        .score(10, 9.98, 10.02)
        .ratio(.999, .99, 1.01, "EQUIVALENT")
        .against("sequential~other");
    cell.arm("fork-join", 5, 5.02)
        .score(5.01, 4.98, 5.04)
        .ratio(.93, .92, .94, "BETTER")
        .against("fork-join~other");
    cell.arm("sequential~other", 10.01, 10.02).score(10.01, 9.99, 10.03);
    cell.arm("fork-join~other", 5.38, 5.4).score(5.39, 5.35, 5.42);
    cell.control(10, 10.02).score(10.01, 9.99, 10.03).ratio(1.001, .995, 1.007, "EQUIVALENT");
    cell.arm("sequential~tasks=1", 10.5, 10.6)
        .score(10.55, 10.5, 10.6)
        .ratio(1.05, 1.04, 1.06, "WORSE")
        .against("sequential~other");
    cell.end();
    return sample.build();
  }

  /** Runs a block of a cell again, with those scores for its arms in their order. */
  private void again(CellBuilder cell, int block, double... scores) {
    for (int i = 0; i < scores.length; i++) {
      var fork = new PlannedFork(forks.size(), block, 1, cell.cell.id(), cell.arms.get(i).arm.id());
      ended(fork, new ForkOutcome.Measured(iterations(scores[i], Map.of())));
    }
  }

  private void ended(PlannedFork fork, ForkOutcome outcome) {
    var started = BEGAN.plusSeconds(3L * fork.index());
    forks.add(
        new ForkRecord(
            fork,
            started,
            started.plusSeconds(2),
            outcome,
            Optional.empty(),
            Optional.of(new CpuUse(0.05, 0))));
  }

  private static Sample small(Consumer<CellBuilder> arms) {
    var sample = new SampleRun();
    var cell = sample.cell(Workload.SUM_GRAIN, Map.of(), "sequential");
    arms.accept(cell);
    cell.end();
    return sample.build();
  }

  private void sumList() {
    var cell = cell(Workload.SUM_LIST, Map.of(), "sequential");
    cell.arm("sequential", 5.69, 5.71, 5.70, 5.72, 5.68).score(5.70, 5.68, 5.72);
    cell.control(5.71, 5.70, 5.73, 5.69, 5.71)
        .score(5.708, 5.69, 5.73)
        .ratio(1.0014, .997, 1.006, "EQUIVALENT");
    cell.arm("platform-pool", 3.11, 3.12, 3.10, 3.13, 3.09)
        .score(3.11, 3.09, 3.13)
        .ratio(.5456, .542, .549, "BETTER")
        .bound(3.0, "best schedule on 2 processors");
    cell.arm("fork-join", 3.10, 3.14, 3.08, 3.12, 3.11)
        .score(3.115, 3.08, 3.15)
        .ratio(.5465, .540, .553, "BETTER")
        .bound(3.0, "best schedule on 2 processors");
    cell.arm("virtual-per-task", 3.21, 3.22, 3.20, 3.23, 3.19)
        .score(3.21, 3.19, 3.23)
        .ratio(.5632, .560, .566, "BETTER")
        .bound(3.0, "best schedule on 2 processors");
    cell.arm("common-pool", 5.68, 5.69, 5.70, 5.67, 5.71)
        .score(5.69, 5.67, 5.71)
        .ratio(.998, .993, 1.003, "EQUIVALENT")
        .bound(3.0, "best schedule on 2 processors");
    cell.arm("completable-default", 5.68, 5.69, 5.70, 5.67, 5.71)
        .score(5.69, 5.67, 5.71)
        .ratio(.998, .993, 1.003, "EQUIVALENT")
        .bound(5.7, "one thread");
    cell.skip("completable-async", "it composes non-blocking I/O, and this work has none");
    cell.end();
  }

  private void titles() {
    var cell = cell(Workload.TITLES, Map.of("urls", "1000"), "platform-pool:200");
    cell.arm("platform-pool:200", 601, 604, 598, 606, 602)
        .score(602.2, 598.5, 605.9)
        .bound(500, "5 waits of 100 ms")
        .metrics(310, 92e6, 231, 180e6);
    cell.control(600, 605, 599, 603, 601)
        .score(601.6, 598.6, 604.6)
        .ratio(.999, .995, 1.003, "EQUIVALENT")
        .bound(500, "5 waits of 100 ms");
    cell.arm("virtual-per-task", 150, 153, 149, 151, 148)
        .score(150.2, 148, 152.4)
        .ratio(.2494, .246, .253, "BETTER")
        .bound(100, "latency 100 ms")
        .metrics(123, 61.5e6, 29, 210e6);
    cell.arm("platform-per-task", 912, 934, FAILED, 921, 917)
        .score(921, 906, 936)
        .ratio(1.529, 1.502, 1.557, "WORSE")
        .bound(100, "latency 100 ms")
        .metrics(660, 130.25e6, 1031, 1.4e9)
        .fails("exit code 137: killed; 1.2 GiB");
    cell.arm("virtual-limited:200", 560, 640, 590, 655, 570)
        .score(602, 548, 660)
        .ratio(1.0003, .912, 1.097, "INCONCLUSIVE")
        .bound(500, "5 waits of 100 ms");
    cell.arm("completable-virtual", 155).single(155.3, .258).bound(100, "latency 100 ms");
    cell.arm("platform-cached", FAILED, FAILED).fails(HOSTILE);
    cell.arm("completable-async");
    cell.skip("sequential", "with 1 in progress at once a batch takes at least 100.0 s");
    cell.end();
  }

  private void grain(String tasks, double sequential, double pool, double forkJoin) {
    var cell = cell(Workload.SUM_GRAIN, Map.of("tasks", tasks), "sequential");
    cell.near("sequential", sequential, sequential);
    cell.near("platform-pool", pool, sequential).bound(sequential / 2, "total over 2 processors");
    cell.near("fork-join", forkJoin, sequential).bound(sequential / 2, "total over 2 processors");
    cell.end();
  }

  private CellBuilder cell(Workload workload, Map<String, String> parameters, String baseline) {
    return new CellBuilder(new Cell(workload, parameters), Contenders.parse(baseline));
  }

  private Sample build(Finding... findings) {
    var all = new ArrayList<>(forks.stream().map(ForkRecord::fork).toList());
    all.addAll(notRun);
    var order = all.stream().filter(this::planned).toList();
    var added = all.stream().filter(fork -> !planned(fork)).toList();
    var plan =
        new RunPlan(
            "quick",
            42,
            2,
            firstStage,
            0.02,
            new Measurement(
                3, 200, 4, 250, Duration.ofSeconds(76), List.of("-Xmx512m", "-XX:+UseParallelGC")),
            target,
            otherJar,
            cells.stream().map(CellAnalysis::plan).toList(),
            order);
    var manifest =
        new Manifest(
            Manifest.SCHEMA, "20261122T210000Z-2a", BEGAN, ARGUMENTS, MACHINE, List.of(), plan);
    return new Sample(
        new RunRecord(manifest, added, true, forks),
        new RunAnalysis(cells, List.of(), List.of(findings)));
  }

  /** Returns whether a fork was known before the run began. */
  private boolean planned(PlannedFork fork) {
    return fork.attempt() == 0 && (target.isEmpty() || fork.block() < firstStage);
  }

  /** Collects the arms of one cell. */
  private final class CellBuilder {
    private final Cell cell;
    private final Contender baseline;
    private final List<ArmBuilder> arms = new ArrayList<>();
    private final List<SkippedArm> skipped = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();
    private final List<Sweep> sweeps = new ArrayList<>();
    private boolean contaminated;

    CellBuilder(Cell cell, Contender baseline) {
      this.cell = cell;
      this.baseline = baseline;
    }

    ArmBuilder arm(String strategy, double... scores) {
      return add(Arm.parse(strategy), scores);
    }

    ArmBuilder control(double... scores) {
      return add(Arm.controlOf(baseline), scores);
    }

    /** Adds an arm of five forks around a score, compared with the baseline's. */
    ArmBuilder near(String strategy, double score, double baseline) {
      double[] scores =
          Arrays.stream(new double[] {1, .98, 1.02, .99, 1.01}).map(f -> f * score).toArray();
      var arm = arm(strategy, scores).score(score, score * .98, score * 1.02);
      double ratio = score / baseline;
      return ratio == 1
          ? arm
          : arm.ratio(ratio, ratio * .97, ratio * 1.03, ratio < 1 ? "BETTER" : "WORSE");
    }

    private ArmBuilder add(Arm arm, double... scores) {
      var builder = new ArmBuilder(arm, Arm.of(baseline), scores);
      arms.add(builder);
      return builder;
    }

    void skip(String strategy, String reason) {
      skipped.add(new SkippedArm(Contenders.parse(strategy), reason));
    }

    void expects(double least, double most, double ratio, double low, double high) {
      expectations.add(
          new Expectation(
              "Something is so",
              "someone",
              arms.getFirst().arm,
              arms.getLast().arm,
              least,
              most,
              new Estimate(ratio, Optional.of(new Interval(low, high)), 3),
              Optional.empty()));
    }

    /** Adds a sweep of the arms that have a size, in their order. */
    void sweep(int best, int enough, int least, int most) {
      var points = new ArrayList<Sweep.Point>();
      for (ArmBuilder arm : arms) {
        if (arm.arm.contender() instanceof StrategySpec spec && spec.size().isPresent()) {
          int size = spec.size().getAsInt();
          points.add(
              new Sweep.Point(
                  size,
                  arm.arm,
                  arm.score.orElseThrow(),
                  arm.bound,
                  size == best
                      ? Optional.empty()
                      : Optional.of(new Estimate(2.5, Optional.of(new Interval(2.4, 2.6)), 2)),
                  arm.comparison.map(Comparison::verdict)));
        }
      }
      sweeps.add(
          new Sweep(
              Strategy.PLATFORM_POOL,
              points,
              best,
              enough,
              least,
              most,
              Optional.of(arms.getFirst().arm)));
    }

    void end() {
      var plan = new CellPlan(cell, baseline, arms.stream().map(a -> a.arm).toList(), skipped);
      int blocks = arms.stream().mapToInt(a -> a.scores.length).max().orElse(0);
      for (int block = 0; block < blocks; block++) {
        for (ArmBuilder arm : arms) {
          run(arm, block);
        }
      }
      var analyses = arms.stream().map(ArmBuilder::build).toList();
      var noise = arms.stream().filter(a -> a.arm.control()).map(a -> a.comparison).findFirst();
      cells.add(
          new CellAnalysis(
              plan,
              "ms/op",
              analyses,
              noise.flatMap(c -> c),
              contaminated,
              winners(analyses),
              expectations,
              12_000,
              sweeps));
    }

    /** The fastest, and those whose intervals reach down to it. */
    private static List<Arm> winners(List<ArmAnalysis> all) {
      var plain =
          all.stream()
              .filter(a -> a.arm().variant() instanceof Arm.Plain && a.score().isPresent())
              .toList();
      var best =
          plain.stream().min(Comparator.comparingDouble(a -> a.score().orElseThrow().value()));
      return plain.stream()
          .filter(a -> low(a) <= best.map(SampleRun::high).orElse(0.0))
          .map(ArmAnalysis::arm)
          .toList();
    }

    private void run(ArmBuilder arm, int block) {
      int index = forks.size();
      if (block >= arm.scores.length) {
        notRun.add(new PlannedFork(1000 + notRun.size(), block, 0, cell.id(), arm.arm.id()));
        return;
      }
      var fork = new PlannedFork(index, block, 0, cell.id(), arm.arm.id());
      double score = arm.scores[block];
      if (!Double.isNaN(score)) {
        arm.points.add(new Point(index, block, score));
      }
      ended(
          fork,
          Double.isNaN(score)
              ? new ForkOutcome.Failed(arm.reason, "forks/log")
              : new ForkOutcome.Measured(iterations(score, arm.metrics)));
    }
  }

  private static double low(ArmAnalysis arm) {
    return arm.score().orElseThrow().interval().map(Interval::low).orElse(0.0);
  }

  private static double high(ArmAnalysis arm) {
    return arm.score().orElseThrow().interval().map(Interval::high).orElse(0.0);
  }

  private static List<Iteration> iterations(double score, Map<Metric, Estimate> metrics) {
    var values = new HashMap<String, Double>();
    metrics.forEach((metric, estimate) -> values.put(metric.key(), estimate.value()));
    return List.of(
        new Iteration(true, 0, score * 2, "ms/op", 3, Map.of()),
        new Iteration(false, 0, score, "ms/op", 7, values));
  }

  /** Collects what is said of one arm. */
  private static final class ArmBuilder {
    private final Arm arm;
    private Arm baseline;
    private final double[] scores;
    private final List<Point> points = new ArrayList<>();
    private Optional<Estimate> score = Optional.empty();
    private Optional<Comparison> comparison = Optional.empty();
    private Optional<Bound> bound = Optional.empty();
    private Map<Metric, Estimate> metrics = Map.of();
    private String reason = "";

    ArmBuilder(Arm arm, Arm baseline, double... scores) {
      this.arm = arm;
      this.baseline = baseline;
      this.scores = scores;
    }

    ArmBuilder score(double value, double low, double high) {
      return score(estimate(value, low, high));
    }

    private ArmBuilder score(Estimate estimate) {
      score = Optional.of(estimate);
      return this;
    }

    ArmBuilder ratio(double value, double low, double high, String verdict) {
      return compared(estimate(value, low, high), verdict);
    }

    private ArmBuilder compared(Estimate ratio, String verdict) {
      return compared(ratio, Verdict.valueOf(verdict), false);
    }

    private ArmBuilder compared(Estimate ratio, Verdict verdict, boolean negligible) {
      comparison =
          Optional.of(
              new Comparison(
                  baseline,
                  ratio,
                  Optional.of(new Estimate(ratio.value() * 1.001, Optional.empty(), ratio.n())),
                  0.01,
                  0.02,
                  verdict,
                  negligible,
                  verdict == Verdict.INCONCLUSIVE && ratio.n() > 1 && !arm.control()
                      ? OptionalInt.of(7)
                      : OptionalInt.empty()));
      return this;
    }

    ArmBuilder negligible() {
      var before = comparison.orElseThrow();
      return compared(before.ratio(), before.verdict(), true);
    }

    ArmBuilder against(String arm) {
      baseline = Arm.parse(arm);
      var before = comparison.orElseThrow();
      return compared(before.ratio(), before.verdict(), false);
    }

    /** States an arm of a single fork: values without intervals. */
    ArmBuilder single(double score, double ratio) {
      return score(new Estimate(score, Optional.empty(), 1))
          .compared(new Estimate(ratio, Optional.empty(), 1), "INCONCLUSIVE");
    }

    ArmBuilder bound(double value, String why) {
      bound = Optional.of(new Bound(value, why));
      return this;
    }

    ArmBuilder metrics(double cpuMillis, double allocated, double threads, double rss) {
      metrics =
          Map.of(
              Metric.CPU_MILLIS, estimate(cpuMillis, cpuMillis * .97, cpuMillis * 1.03),
              Metric.ALLOCATED_BYTES, estimate(allocated, allocated, allocated),
              Metric.PEAK_THREADS, estimate(threads, threads, threads),
              Metric.PEAK_RSS_BYTES, estimate(rss, rss, rss));
      return this;
    }

    ArmBuilder fails(String why) {
      reason = why;
      return this;
    }

    ArmAnalysis build() {
      var failures = Arrays.stream(scores).filter(Double::isNaN).mapToObj(s -> reason).toList();
      return new ArmAnalysis(arm, score, comparison, bound, metrics, points, failures);
    }

    private Estimate estimate(double value, double low, double high) {
      int n = (int) Arrays.stream(scores).filter(s -> !Double.isNaN(s)).count();
      return new Estimate(value, Optional.of(new Interval(low, high)), n);
    }
  }
}
