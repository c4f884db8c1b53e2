package dev.threadmill.calibrate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One experiment of a calibration.
 *
 * @param id its name in files
 * @param claim what it puts to the test, as a sentence
 * @param method what was done, in sentences
 * @param checks each figure with its pass line
 * @param tables figures side by side
 * @param figures every figure by name, counts and shares alike, for programs
 */
public record Experiment(
    String id,
    String claim,
    String method,
    List<Check> checks,
    List<Table> tables,
    SortedMap<String, Double> figures) {

  public Experiment {
    checks = List.copyOf(checks);
    tables = List.copyOf(tables);
    figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
  }

  /**
   * A table of texts.
   *
   * @param caption what it shows
   * @param header the name of each column
   * @param rows as many texts in each as there are columns; the first names the row
   */
  public record Table(String caption, List<String> header, List<List<String>> rows) {
    public Table {
      header = List.copyOf(header);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Returns whether every pass line was kept. */
  public boolean passed() {
    return checks.stream().noneMatch(c -> c.outcome() == Check.Outcome.MISSED);
  }
}
