package dev.threadmill.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One benchmark of a JMH result file.
 *
 * @param benchmark the qualified name of the method
 * @param mode what the score is
 * @param params the values of its parameters, by name
 * @param unit the unit of every score, such as {@code ops/s}
 * @param forkMeans the mean score of each fork, in order, iterations weighing the same; NaN for a
 *     fork without a finite mean; empty if the file has no raw data
 * @param settings how it was measured, by the file's own field names such as {@code jvmArgs}, as
 *     text; only what the file has
 */
public record JmhResult(
    String benchmark,
    JmhMode mode,
    SortedMap<String, String> params,
    String unit,
    List<Double> forkMeans,
    Map<String, String> settings) {

  public JmhResult {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
    forkMeans = List.copyOf(forkMeans);
    settings = Map.copyOf(settings);
  }
}
