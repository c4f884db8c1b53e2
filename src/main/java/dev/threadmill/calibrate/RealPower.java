package dev.threadmill.calibrate;

import dev.threadmill.analysis.FirstStage;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.calibrate.Experiment.Table;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.Target;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.RunRecord;
import dev.threadmill.stats.Interval;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/** How often real runs find a list that is 5 % longer. */
final class RealPower {
  static final double PRECISION = 0.03;
  private static final double ROUNDING = 1e-9;
  private static final double EFFECT = 1.05;
  private static final Arm LONGER = Contenders.listOf(EFFECT);
  private static final double MOST_ERROR = 0.15;

  private RealPower() {}

  /**
   * What one run said and took.
   *
   * @param spread the standard deviation of the logarithms of a block's ratio
   */
  record Run(
      Verdict verdict,
      double ratio,
      Optional<Interval> interval,
      int blocks,
      Duration taken,
      double spread,
      Optional<StageWatch.Stage> second) {

    static Run of(RunRecord run, Optional<StageWatch.Stage> second) {
      var said = SyntheticCoverage.comparison(run, LONGER);
      var forks = run.forks();
      return new Run(
          said.verdict(),
          said.ratio().value(),
          said.ratio().interval(),
          said.ratio().n(),
          between(forks.getFirst(), forks.getLast()),
          FirstStage.spreads(run).getFirst().logSd(),
          second);
    }

    /**
     * Returns whether the interval is as narrow as was asked for: a noisy machine may not allow it.
     */
    boolean reached() {
      return interval
          .map(i -> Math.log(i.high() / i.low()) / 2 <= PRECISION + ROUNDING)
          .orElse(false);
    }

    private static Duration between(ForkRecord first, ForkRecord last) {
      return Duration.between(first.started(), last.ended());
    }
  }

  /** Returns the plan of one run, as {@code run --profile quick --precision 3%} has it. */
  static RunPlan plan(int processors, long seed) {
    return RealRuns.plan(
        Contenders.cellWithControl(LONGER),
        RealRuns.PROFILE.blocks(),
        Optional.of(new Target.Precision(PRECISION)),
        processors,
        seed);
  }

  /** Measures that many runs; fewer if it was interrupted. */
  static List<Run> measure(RealRuns runs, int count, long seed)
      throws IOException, InterruptedException {
    var measured = new ArrayList<Run>();
    for (int i = 1; i <= count && !runs.interrupted(); i++) {
      var watch = new StageWatch(runs.progress(), runs.clock());
      String name = String.format(Locale.ROOT, "run-%02d", i);
      var run = runs.run("power", name, plan(runs.processors(), seed + i), watch);
      if (!runs.interrupted()) {
        measured.add(Run.of(run, watch.stage()));
      }
    }
    return measured;
  }

  /** Says what at least one run came to. */
  static Experiment experiment(List<Run> runs) {
    int found = (int) runs.stream().filter(r -> r.verdict() == Verdict.WORSE).count();
    var checks = new ArrayList<Check>();
    checks.add(
        Check.of(
            "A list that is 5 % longer is found to be worse",
            found + " of " + runs.size(), "at least 9 of 10", 10 * found >= 9 * runs.size()));
    checks.add(timeLeft(runs));
    var figures = new TreeMap<String, Double>();
    figures.put("runs", (double) runs.size());
    figures.put("found", (double) found);
    figures.put("blocks on average", runs.stream().mapToInt(Run::blocks).average().orElseThrow());
    figures.put(
        "minutes on average",
        runs.stream().mapToLong(r -> r.taken().toMillis()).average().orElseThrow() / 60_000);
    return new Experiment(
        "real-power",
        "A real difference of 5 % is found in a run of one cell.",
        ("%d runs of sum-list, each as run --profile quick --precision 3%% makes it: platform-pool,"
                + " its control arm, and platform-pool with every number of the list 5 %% larger."
                + " Found means the verdict worse. The time left is the one announced when the"
                + " second stage was settled, against what that stage then took.")
            .formatted(runs.size()),
        checks,
        List.of(
            new Table(
                "The runs",
                List.of("run", "verdict", "ratio", "95 % interval", "blocks", "time", "time left"),
                rows(runs))),
        figures);
  }

  private static Check timeLeft(List<Run> runs) {
    var errors = runs.stream().flatMap(r -> r.second().stream()).map(s -> s.error()).toList();
    String claim = "Time left announced after the first stage, worst error";
    if (errors.isEmpty()) {
      return Check.published(claim, "no run needed a second stage");
    }
    double worst = errors.stream().mapToDouble(Math::abs).max().orElseThrow();
    return Check.of(
        claim,
        "%s over %d second stages".formatted(Figures.percent(worst), errors.size()),
        "within 15 % of what it took",
        worst <= MOST_ERROR);
  }

  private static List<List<String>> rows(List<Run> runs) {
    var rows = new ArrayList<List<String>>();
    for (Run run : runs) {
      rows.add(
          List.of(
              Integer.toString(rows.size() + 1),
              run.verdict().words(),
              Figures.change(run.ratio()),
              run.interval()
                  .map(i -> Figures.change(i.low()) + " to " + Figures.change(i.high()))
                  .orElse("none"),
              Integer.toString(run.blocks()),
              Figures.minutes((double) run.taken().toMillis()),
              run.second()
                  .map(s -> seconds(s.announced()) + " announced, " + seconds(s.taken()) + " taken")
                  .orElse("no second stage")));
    }
    return rows;
  }

  private static String seconds(Duration time) {
    return Figures.number(time.toMillis() / 1000.0) + " s";
  }
}
