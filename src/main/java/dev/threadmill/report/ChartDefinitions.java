package dev.threadmill.report;

import dev.threadmill.chart.ChartScript;
import java.util.List;
import java.util.stream.Collectors;

/** The chart definitions that travel in the jar; their home is {@code scripts/charts}. */
final class ChartDefinitions {
  /** In the order in which they are loaded: what all share first, then by name. */
  static final List<String> NAMES =
      List.of(
          "lib.js",
          "00-cells.js",
          "01-frame.js",
          "02-rows.js",
          "03-lines.js",
          "10-ratios.js",
          "20-makespan-sum-list.js",
          "30-grain-overhead.js",
          "40-makespan-titles.js",
          "50-cpu-per-fetch.js",
          "60-run-order.js");

  private ChartDefinitions() {}

  /** Returns each definition. */
  static List<ChartScript> scripts() {
    return NAMES.stream()
        .map(name -> new ChartScript(name, Resources.read("charts/" + name)))
        .toList();
  }

  /** Returns all definitions as one script. */
  static String source() {
    return scripts().stream().map(ChartScript::source).collect(Collectors.joining("\n"));
  }
}
