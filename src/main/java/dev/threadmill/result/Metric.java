package dev.threadmill.result;

import java.util.Arrays;
import java.util.Optional;

/** What is measured in every scored fork beside its score. The key is what files call it. */
public enum Metric {
  /** CPU time of the whole client process per operation, in milliseconds. */
  CPU_MILLIS("cpu_ms_per_op", "CPU", "ms/op", false),
  /** Bytes allocated by all threads of the client process per operation. */
  ALLOCATED_BYTES("allocated_bytes_per_op", "Allocated", "B/op", false),
  /** Most platform threads alive at once, carriers and JVM threads included. */
  PEAK_THREADS("threads_peak", "Peak threads", "threads", true),
  /** The client process's peak resident set since it started, in bytes. */
  PEAK_RSS_BYTES("rss_peak_bytes", "Peak RSS", "B", true),
  /**
   * How often a thread of the client process left a processor, of its own accord or not, per
   * operation. Linux with JDK 22 or newer.
   */
  CONTEXT_SWITCHES("context_switches_per_op", "Context switches", "switches/op", false),
  /** Most heap in use, as the sum of each memory pool's own peak: garbage included, in bytes. */
  PEAK_HEAP_BYTES("heap_peak_bytes", "Peak heap", "B", true),
  /** Threads that carry virtual threads, at the end of an iteration. JDK 24 or newer. */
  CARRIERS("carriers", "Carriers", "threads", true),
  /** Live heap of each parked task, in bytes; of {@code footprint} only. */
  LIVE_HEAP_PER_TASK("live_heap_bytes_per_task", "Live heap per task", "B/task", false),
  /** Resident set of each parked task outside of the heap, in bytes; of {@code footprint} only. */
  RSS_PER_TASK("rss_bytes_per_task", "RSS per task", "B/task", false),
  /** 99th percentile of the light tasks' response times; of {@code fairness} only. */
  LIGHT_P99_MILLIS("light_p99_ms", "Light tasks' p99", "ms", false);

  private final String key;
  private final String label;
  private final String unit;
  private final boolean peak;

  Metric(String key, String label, String unit, boolean peak) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.peak = peak;
  }

  /** Returns the name in files, which carries the unit. */
  public String key() {
    return key;
  }

  /** Returns the name in tables and charts. */
  public String label() {
    return label;
  }

  /** Returns the unit of its values. */
  public String unit() {
    return unit;
  }

  /** Returns whether a fork's value is the highest of its iterations and not their mean. */
  public boolean peak() {
    return peak;
  }

  /** Returns the metric of that key, if there is one. */
  public static Optional<Metric> ofKey(String key) {
    return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
  }
}
