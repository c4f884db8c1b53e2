package dev.threadmill.report;

import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.plan.Cell;
import dev.threadmill.result.Metric;
import java.util.List;
import java.util.stream.Stream;

/** What a cell's workload is about beside the time: few enough for a terminal. */
final class KeyMetrics {
  private KeyMetrics() {}

  /** Returns the metrics that were measured in the cell, in the order to show them. */
  static List<Metric> of(CellAnalysis cell) {
    return about(cell.plan().cell())
        .filter(m -> cell.arms().stream().anyMatch(a -> a.metrics().containsKey(m)))
        .toList();
  }

  /** Returns what a column is called whose texts have units, but for "per operation". */
  static String name(Metric metric) {
    return metric.label() + (metric.unit().endsWith("/op") ? "/op" : "");
  }

  private static Stream<Metric> about(Cell cell) {
    return switch (cell.workload()) {
      case SUM_LIST, SUM_GRAIN, COLLECT, RING, SKYNET, HANDOFF -> Stream.of();
      case TITLES ->
          Stream.of(
              Metric.CPU_MILLIS,
              Metric.CONTEXT_SWITCHES,
              Metric.ALLOCATED_BYTES,
              Metric.PEAK_THREADS,
              Metric.PEAK_RSS_BYTES);
      case TITLES_LOAD ->
          Stream.of(
              Metric.RESPONSE_P50_MILLIS,
              Metric.RESPONSE_P99_MILLIS,
              Metric.SERVICE_P99_MILLIS,
              Metric.ACHIEVED_SHARE,
              Metric.CPU_MILLIS);
      case FOOTPRINT ->
          Stream.of(Metric.LIVE_HEAP_PER_TASK, Metric.RSS_PER_TASK, Metric.PEAK_THREADS);
      case FAIRNESS -> Stream.of(Metric.LIGHT_P99_MILLIS, Metric.CPU_MILLIS);
      case PINNING ->
          Stream.of(
              Metric.PINNED_EVENTS, Metric.PINNED_MILLIS, Metric.CARRIERS, Metric.PEAK_THREADS);
    };
  }
}
