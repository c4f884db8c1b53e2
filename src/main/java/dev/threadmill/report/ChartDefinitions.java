package dev.threadmill.report;

import dev.threadmill.chart.ChartScript;
import dev.threadmill.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
          "40-makespan.js",
          "42-sizes.js",
          "45-response-titles-load.js",
          "50-cpu-per-fetch.js",
          "55-cost-speed.js",
          "55-handoff.js",
          "60-run-order.js");

  /** What stands before the workload in the ids of figures that any workload may have. */
  private static final List<String> KINDS = List.of("ratios-", "makespan-", "sizes-");

  /** What the ids of other figures about one workload begin with. */
  private static final Map<String, Workload> WORKLOADS =
      Map.ofEntries(
          Map.entry("grain-overhead", Workload.SUM_GRAIN),
          Map.entry("cpu-per-fetch", Workload.TITLES),
          Map.entry("cost-speed", Workload.TITLES),
          Map.entry("response-titles-load", Workload.TITLES_LOAD),
          Map.entry("handoff", Workload.HANDOFF));

  private ChartDefinitions() {}

  /** Returns the workload that a figure is about; empty for one about the run as a whole. */
  static Optional<Workload> workloadOf(String figure) {
    var named =
        Stream.of(Workload.values())
            .filter(w -> KINDS.stream().anyMatch(kind -> figure.startsWith(kind + w.id())))
            // The longest: one workload's id may be the beginning of another's.
            .max(Comparator.comparingInt(w -> w.id().length()));
    return named.or(
        () ->
            WORKLOADS.entrySet().stream()
                .filter(e -> figure.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst());
  }

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
