package dev.threadmill.calibrate;

import dev.threadmill.calibrate.FalseAlarms.Judged;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** How often real forks of the same thing are called different. */
final class RealAlarms {
  /** Those of the quick profile. */
  static final int BLOCKS_OF_PAIR = RealRuns.PROFILE.blocks();

  private static final int ARMS = 2;

  private RealAlarms() {}

  /** Returns the plan of that many pairs: one run, to be cut up. */
  static RunPlan plan(int pairs, int processors, long seed) {
    var cell = Contenders.cell(Contenders.SAME);
    return RealRuns.plan(cell, pairs * BLOCKS_OF_PAIR, Optional.empty(), processors, seed);
  }

  /** Measures that many pairs; fewer if it was interrupted. */
  static RunRecord measure(RealRuns runs, int pairs, long seed)
      throws IOException, InterruptedException {
    var plan = plan(pairs, runs.processors(), seed);
    return runs.run("false-alarms", "run", plan, runs.progress());
  }

  /** Judges each group of consecutive blocks as if it were a run. */
  static Experiment judge(RunRecord run, long seed) {
    var random = new SplittableRandom(seed);
    var judged = new ArrayList<Judged>();
    int pairs = run.manifest().plan().blocks() / BLOCKS_OF_PAIR;
    for (int pair = 0; pair < pairs; pair++) {
      group(run, pair).ifPresent(g -> judged.add(Judged.of(g, Contenders.SAME, random)));
    }
    if (judged.isEmpty()) {
      throw new IllegalStateException("no pair of the A/A run has all of its forks");
    }
    return experiment(FalseAlarms.of(judged), pairs);
  }

  /** Returns some consecutive blocks as a run of their own; empty unless every fork has a score. */
  static Optional<RunRecord> group(RunRecord run, int pair) {
    var forks =
        run.counted().stream()
            .filter(f -> f.fork().block() / BLOCKS_OF_PAIR == pair)
            .filter(f -> f.outcome() instanceof ForkOutcome.Measured)
            .sorted(Comparator.comparing(ForkRecord::started))
            .toList();
    if (forks.size() != ARMS * BLOCKS_OF_PAIR) {
      return Optional.empty();
    }
    var renumbered = new ArrayList<ForkRecord>();
    for (ForkRecord f : forks) {
      var planned =
          new PlannedFork(
              renumbered.size(),
              f.fork().block() % BLOCKS_OF_PAIR,
              0,
              f.fork().cell(),
              f.fork().arm());
      renumbered.add(
          new ForkRecord(planned, f.started(), f.ended(), f.outcome(), f.farm(), f.others()));
    }
    var manifest = manifest(run.manifest(), renumbered.stream().map(ForkRecord::fork).toList());
    return Optional.of(new RunRecord(manifest, renumbered));
  }

  private static Manifest manifest(Manifest whole, List<PlannedFork> order) {
    var plan = whole.plan();
    return new Manifest(
        whole.schema(),
        whole.id(),
        whole.created(),
        whole.arguments(),
        whole.machine(),
        List.of(),
        new RunPlan(
            plan.profile(),
            plan.seed(),
            plan.processors(),
            BLOCKS_OF_PAIR,
            plan.margin(),
            plan.measurement(),
            plan.target(),
            plan.otherJar(),
            plan.cells(),
            order));
  }

  private static Experiment experiment(FalseAlarms alarms, int planned) {
    var figures = new TreeMap<String, Double>();
    AlarmTable.addFigures("real forks", alarms, figures);
    return new Experiment(
        "real-false-alarms",
        "Of real forks of the same thing, about one pair in twenty is called different.",
        ("One run of %d blocks of sum-list: platform-pool, and platform-pool once more as a"
                + " contender. Each group of %d consecutive blocks is analysed as a run of its own,"
                + " so forks are paired within their block only; %d of %d groups have all their"
                + " forks. The other judges get the same %d forks of a group: once as they ran,"
                + " and once in order of time, the first half as one arm and the second half as"
                + " the other, which is how they would have run with all forks of an arm in a row.")
            .formatted(
                planned * BLOCKS_OF_PAIR,
                BLOCKS_OF_PAIR,
                alarms.runs(),
                planned,
                ARMS * BLOCKS_OF_PAIR),
        List.of(Check.falseAlarms("False alarms, real forks", alarms.ours(), alarms.runs())),
        List.of(
            AlarmTable.of(
                "False alarms of each judge on the same forks", Map.of("real forks", alarms))),
        figures);
  }
}
