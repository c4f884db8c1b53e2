package dev.threadmill.calibrate;

import dev.threadmill.launch.BareJmh;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.RunRecord;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.PairedRatio;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the suite adds to a fork, against the same fork by JMH alone. */
final class RealOverhead {
  private static final double MOST = 0.01;
  private static final StrategySpec SEQUENTIAL = StrategySpec.parse("sequential");
  private static final Cell CELL = new Cell(Workload.SUM_LIST, Map.of());

  private final RealRuns runs;
  private final BareJmh bare;
  private final SplittableRandom random;
  private final List<Pair> pairs = new ArrayList<>();

  private RealOverhead(RealRuns runs, long seed) {
    this.runs = runs;
    this.bare = new BareJmh(RealRuns.PROFILE.measurement(), runs.interruption());
    this.random = new SplittableRandom(seed);
  }

  /** The mean time per operation of a fork of the suite, and of JMH alone. */
  record Pair(double suite, double bare) {}

  /** Returns the plan of the suite's half of a pair. */
  static RunPlan plan(int processors, long seed) {
    var cell = new CellPlan(CELL, SEQUENTIAL, List.of(Arm.of(SEQUENTIAL)), List.of());
    return RealRuns.plan(cell, 1, Optional.empty(), processors, seed);
  }

  /**
   * Measures pairs until the time is up, which has nothing to do with what they show.
   *
   * @param least at least so many, whatever the time
   */
  static List<Pair> measure(RealRuns runs, int least, Instant until, long seed)
      throws IOException, InterruptedException {
    var overhead = new RealOverhead(runs, seed);
    Instant began = runs.clock().instant();
    for (int i = 1; !runs.interrupted() && overhead.goOn(least, i, began, until); i++) {
      overhead.pair(i);
    }
    return overhead.pairs;
  }

  private boolean goOn(int least, int next, Instant began, Instant until) {
    if (next <= least) {
      return true;
    }
    Instant now = runs.clock().instant();
    Duration each = Duration.between(began, now).dividedBy(Math.max(1, next - 1));
    return now.plus(each).isBefore(until);
  }

  private void pair(int number) throws IOException, InterruptedException {
    String name = String.format(Locale.ROOT, "pair-%03d", number);
    boolean suiteFirst = random.nextBoolean();
    OptionalDouble first = suiteFirst ? suite(name, number) : alone(name);
    OptionalDouble second = suiteFirst ? alone(name) : suite(name, number);
    if (first.isPresent() && second.isPresent()) {
      double a = first.getAsDouble();
      double b = second.getAsDouble();
      pairs.add(suiteFirst ? new Pair(a, b) : new Pair(b, a));
    }
  }

  private OptionalDouble alone(String name) throws IOException, InterruptedException {
    return runs.interrupted()
        ? OptionalDouble.empty()
        : bare.run(
            CELL, Arm.of(SEQUENTIAL), runs.folder().resolve("overhead").resolve(name + "-bare"));
  }

  private OptionalDouble suite(String name, int number) throws IOException, InterruptedException {
    return runs.interrupted()
        ? OptionalDouble.empty()
        : mean(
            runs.run(
                "overhead", name + "-suite", plan(runs.processors(), number), runs.progress()));
  }

  /** Each iteration weighs the same, as in what is read of JMH's file. */
  private static OptionalDouble mean(RunRecord run) {
    return run.counted().stream()
        .flatMap(
            f ->
                switch (f.outcome()) {
                  case ForkOutcome.Measured measured -> measured.iterations().stream();
                  case ForkOutcome.Failed failed -> Stream.<Iteration>empty();
                })
        .filter(i -> !i.warmup())
        .mapToDouble(Iteration::score)
        .average();
  }

  /** Says what at least two pairs came to. */
  static Experiment experiment(List<Pair> pairs) {
    var ratio =
        PairedRatio.of(
            pairs.stream().mapToDouble(Pair::suite).toArray(),
            pairs.stream().mapToDouble(Pair::bare).toArray());
    Interval interval = ratio.interval().orElseThrow();
    var figures = new TreeMap<String, Double>();
    figures.put("pairs", (double) pairs.size());
    figures.put("ratio", ratio.value());
    figures.put("ratio.low", interval.low());
    figures.put("ratio.high", interval.high());
    return new Experiment(
        "real-overhead",
        "A fork of the suite takes as long as the same fork by JMH alone.",
        ("%d pairs of forks of sum-list, sequential, in random order within the pair: one as run"
                + " starts it, with its journal and its profiler, and one by JMH's own command line"
                + " in a process of its own, with the same parameters, JVM arguments and"
                + " iterations. The ratio of the times per operation is paired; iterations weigh"
                + " the same in both.")
            .formatted(pairs.size()),
        List.of(
            Check.of(
                "Time in the suite against time by JMH alone",
                "%s, 95 %% interval %s to %s"
                    .formatted(
                        Figures.change(ratio.value()),
                        Figures.change(interval.low()),
                        Figures.change(interval.high())),
                "interval within ±1 %",
                interval.low() >= 1 - MOST && interval.high() <= 1 + MOST)),
        List.of(),
        figures);
  }
}
