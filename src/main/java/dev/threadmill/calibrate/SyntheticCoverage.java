package dev.threadmill.calibrate;

import dev.threadmill.analysis.Analyzer;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.calibrate.Experiment.Table;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** How often the 95 % interval holds the true ratio, in synthetic runs. */
final class SyntheticCoverage {
  private static final double LEAST = 0.92;
  private static final double MOST = 0.98;
  private static final int ITERATIONS = 5;
  private static final int PILOT = 8;
  private static final List<Double> RATIOS = List.of(1.05, 1.2);

  private final long seed;
  private final int repetitions;
  private final SyntheticRuns runs;
  private final List<Check> checks = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final TreeMap<String, Double> figures = new TreeMap<>();

  private SyntheticCoverage(Machine machine, long seed, int repetitions) {
    this.seed = seed;
    this.repetitions = repetitions;
    this.runs = new SyntheticRuns(machine, SyntheticAlarms.noise(new Drift.None()), ITERATIONS);
  }

  /** How one run is made. */
  private interface Maker {
    RunRecord run(List<CellPlan> cells, Map<Arm, Double> factors, SplittableRandom random);
  }

  /** What one run says: whether its interval holds the ratio, and from how many blocks. */
  private record Said(boolean covers, int blocks) {}

  static Experiment of(Machine machine, long seed, int repetitions) {
    return new SyntheticCoverage(machine, seed, repetitions).experiment();
  }

  private Experiment experiment() {
    for (double ratio : RATIOS) {
      for (int blocks : List.of(5, 8, 14)) {
        check(
            ratio,
            blocks + " blocks",
            (cells, factors, random) -> runs.fixed(cells, blocks, factors, random));
      }
      for (double halfWidth : List.of(0.03, 0.015)) {
        check(
            ratio,
            "two stages, ±" + Figures.percent(halfWidth),
            (cells, factors, random) -> runs.twoStage(cells, PILOT, halfWidth, factors, random));
      }
    }
    return new Experiment(
        "synthetic-coverage",
        "The 95 % interval of a ratio holds the true ratio in 95 of 100 runs.",
        ("%d runs for each row: the baseline, the control arm and a contender that is slower by a"
                + " known factor, without drift, forks varying as above. Two stages: %d blocks"
                + " first, then as many more as the suite's own second stage asks for.")
            .formatted(repetitions, PILOT),
        checks,
        List.of(
            new Table(
                "Share of intervals that hold the true ratio",
                List.of("number of blocks", "true ratio", "coverage", "blocks on average"),
                rows)),
        figures);
  }

  private void check(double ratio, String size, Maker maker) {
    var contender = Contenders.listOf(ratio);
    var cells = List.of(Contenders.cellWithControl(contender));
    String name = size + ", ratio " + ratio;
    var said =
        Repetitions.of(
            repetitions,
            seed,
            "coverage " + name,
            random -> said(maker.run(cells, Map.of(contender, ratio), random), contender, ratio));
    long covering = said.stream().filter(Said::covers).count();
    double coverage = (double) covering / repetitions;
    double blocks = said.stream().mapToInt(Said::blocks).average().orElseThrow();
    checks.add(
        Check.of(
            "Coverage, " + name,
            Figures.percent(coverage),
            "92 to 98 %",
            coverage >= LEAST && coverage <= MOST));
    rows.add(
        List.of(size, Double.toString(ratio), Figures.percent(coverage), Figures.number(blocks)));
    figures.put(name + ".covering", (double) covering);
    figures.put(name + ".blocks", blocks);
  }

  private static Said said(RunRecord run, Arm contender, double ratio) {
    var estimate = comparison(run, contender).ratio();
    return new Said(estimate.interval().map(i -> i.contains(ratio)).orElse(false), estimate.n());
  }

  /** Returns what the suite says of an arm of a run of one cell. */
  static Comparison comparison(RunRecord run, Arm contender) {
    return Analyzer.analyze(run).cells().getFirst().arms().stream()
        .filter(a -> a.arm().equals(contender))
        .flatMap(a -> a.comparison().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no comparison of " + contender.id()));
  }
}
