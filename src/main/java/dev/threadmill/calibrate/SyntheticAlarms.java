package dev.threadmill.calibrate;

import dev.threadmill.analysis.Analyzer;
import dev.threadmill.calibrate.FalseAlarms.Judged;
import dev.threadmill.machine.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often synthetic runs claim a difference where there is none. */
final class SyntheticAlarms {
  private static final double FORK_SD = 0.02;
  private static final double ITERATION_SD = 0.01;

  /** JMH's default. */
  private static final int ITERATIONS = 5;

  private static final int BLOCKS = 8;
  private static final int CELLS_OF_REPORT = 12;

  private final Machine machine;
  private final long seed;

  SyntheticAlarms(Machine machine, long seed) {
    this.machine = machine;
    this.seed = seed;
  }

  /** Returns the noise that all synthetic experiments have, with a drift. */
  static Noise noise(Drift drift) {
    return new Noise(FORK_SD, ITERATION_SD, drift);
  }

  private static Map<String, Drift> scenarios() {
    var scenarios = new LinkedHashMap<String, Drift>();
    scenarios.put("no drift", new Drift.None());
    scenarios.put("5 % linear drift", new Drift.Linear(0.05));
    scenarios.put("AR(1) drift", new Drift.AutoRegressive(0.9, 0.03));
    scenarios.put("one 5 % step", new Drift.Step(0.05));
    return scenarios;
  }

  /**
   * Puts single cells to the test, and the other judges with them.
   *
   * @param cells how many, for each drift
   */
  Experiment cells(int cells) {
    var alarms = new LinkedHashMap<String, FalseAlarms>();
    var checks = new ArrayList<Check>();
    var figures = new TreeMap<String, Double>();
    scenarios()
        .forEach(
            (name, drift) -> {
              var found = cells(cells, name, drift);
              alarms.put(name, found);
              AlarmTable.addFigures(name, found, figures);
              checks.add(Check.falseAlarms("False alarms, " + name, found.ours(), found.runs()));
            });
    return new Experiment(
        "synthetic-false-alarms",
        "Of things that are the same, about one in twenty is called different, whatever the machine"
            + " does meanwhile.",
        ("%d runs for each drift, each of one cell in %d blocks: the baseline, a contender that is"
                + " the same, and the control arm. Forks vary by 2 %% and iterations within a fork"
                + " by 1 %% (standard deviations of logarithms), %d iterations a fork. Drifts are"
                + " over the whole run: +5 %% from the first fork to the last; AR(1) with φ = 0.9"
                + " from fork to fork and a standard deviation of 3 %%; +5 %% from a random fork"
                + " on. The other judges get the same forks of the same two arms: once as they"
                + " ran, and once with the first half in time as one arm and the second half as"
                + " the other, as if all forks of an arm had run in a row.")
            .formatted(cells, BLOCKS, ITERATIONS),
        checks,
        List.of(AlarmTable.of("False alarms of each judge on the same forks", alarms)),
        figures);
  }

  private FalseAlarms cells(int cells, String name, Drift drift) {
    var runs = new SyntheticRuns(machine, noise(drift), ITERATIONS);
    var plans = List.of(Contenders.cellWithControl(Contenders.SAME));
    return FalseAlarms.of(
        Repetitions.of(
            cells,
            seed,
            name,
            random -> Judged.of(runs.allSame(plans, BLOCKS, random), Contenders.SAME, random)));
  }

  /** Puts whole reports to the test, each with many comparisons. */
  Experiment reports(int reports) {
    var runs = new SyntheticRuns(machine, noise(new Drift.None()), ITERATIONS);
    var plans = Contenders.report(CELLS_OF_REPORT);
    int alarmed =
        (int)
            Repetitions.of(
                    reports,
                    seed,
                    "reports",
                    random ->
                        FalseAlarms.claims(Analyzer.analyze(runs.allSame(plans, BLOCKS, random))))
                .stream()
                .filter(claims -> claims)
                .count();
    var figures = new TreeMap<String, Double>();
    figures.put("reports", (double) reports);
    figures.put("reports with a claim", (double) alarmed);
    return new Experiment(
        "synthetic-reports",
        "Of reports in which everything is the same, about one in twenty claims anything at all.",
        ("%d runs of %d cells, each with four strategies and the control arm that are all the"
                + " same in truth, in %d blocks, without drift. A report counts if any of its 36"
                + " verdicts is better or worse.")
            .formatted(reports, CELLS_OF_REPORT, BLOCKS),
        List.of(Check.falseAlarms("Reports with any false alarm", alarmed, reports)),
        List.of(),
        figures);
  }
}
