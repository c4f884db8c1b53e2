package dev.threadmill.calibrate;

import dev.threadmill.calibrate.Experiment.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** False alarms of the suite and of the other judges, side by side. */
final class AlarmTable {
  static final String OURS = "Threadmill: paired blocks, adjusted verdicts";

  private AlarmTable() {}

  /**
   * Returns a row for each judge and a column for each scenario.
   *
   * @param scenarios the false alarms by the name of the scenario, in the order of the columns
   */
  static Table of(String caption, Map<String, FalseAlarms> scenarios) {
    var header = new ArrayList<>(List.of("judge", "order of forks"));
    header.addAll(scenarios.keySet());
    var rows = new ArrayList<List<String>>();
    rows.add(row(OURS, "blocks", scenarios, FalseAlarms::ours));
    for (RivalJudge judge : RivalJudge.values()) {
      rows.add(row(judge.words(), "blocks", scenarios, a -> a.asRun().getOrDefault(judge, 0)));
    }
    for (RivalJudge judge : RivalJudge.values()) {
      rows.add(
          row(
              judge.words(),
              "one arm, then the other",
              scenarios,
              a -> a.inSequence().getOrDefault(judge, 0)));
    }
    return new Table(caption, header, rows);
  }

  private interface Count {
    int of(FalseAlarms alarms);
  }

  private static List<String> row(
      String judge, String order, Map<String, FalseAlarms> scenarios, Count count) {
    var row = new ArrayList<>(List.of(judge, order));
    scenarios.values().forEach(a -> row.add(Figures.share(count.of(a), a.runs())));
    return row;
  }

  /** Adds every count under names that begin with the scenario's. */
  static void addFigures(String scenario, FalseAlarms alarms, SortedMap<String, Double> figures) {
    figures.put(scenario + ".runs", (double) alarms.runs());
    figures.put(scenario + ".ours", (double) alarms.ours());
    alarms.asRun().forEach((j, n) -> figures.put(scenario + ".blocks." + j, (double) n));
    alarms.inSequence().forEach((j, n) -> figures.put(scenario + ".sequence." + j, (double) n));
  }
}
