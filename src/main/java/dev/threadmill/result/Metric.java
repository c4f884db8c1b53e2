package dev.threadmill.result;

import java.util.Arrays;
import java.util.Optional;

/** What is measured beside the score. The key is what files call it. */
public enum Metric {
  /** CPU time of the whole client process per operation, in milliseconds. */
  CPU_MILLIS("cpu_ms_per_op", "CPU", "ms/op", Over.MEAN),
  /** Bytes allocated by all threads of the client process per operation. */
  ALLOCATED_BYTES("allocated_bytes_per_op", "Allocated", "B/op", Over.MEAN),
  /** Most platform threads alive at once, carriers and JVM threads included. */
  PEAK_THREADS("threads_peak", "Peak threads", "threads", Over.HIGHEST),
  /** The client process's peak resident set since it started, in bytes. */
  PEAK_RSS_BYTES("rss_peak_bytes", "Peak RSS", "B", Over.HIGHEST),
  /**
   * How often a thread of the client process left a processor, of its own accord or not, per
   * operation. Linux with JDK 22 or newer.
   */
  CONTEXT_SWITCHES("context_switches_per_op", "Context switches", "switches/op", Over.MEAN),
  /** Most heap in use, as the sum of each memory pool's own peak: garbage included, in bytes. */
  PEAK_HEAP_BYTES("heap_peak_bytes", "Peak heap", "B", Over.HIGHEST),
  /** Threads that carry virtual threads, at the end of an iteration. JDK 24 or newer. */
  CARRIERS("carriers", "Carriers", "threads", Over.HIGHEST),
  /** Live heap of each parked task, in bytes; of {@code footprint} only. */
  LIVE_HEAP_PER_TASK("live_heap_bytes_per_task", "Live heap per task", "B/task", Over.MEAN),
  /** Resident set of each parked task outside of the heap, in bytes; of {@code footprint} only. */
  RSS_PER_TASK("rss_bytes_per_task", "RSS per task", "B/task", Over.MEAN),
  /** 99th percentile of the light tasks' response times; of {@code fairness} only. */
  LIGHT_P99_MILLIS("light_p99_ms", "Light tasks' p99", "ms", Over.MEAN),

  /**
   * Waits of 1 ms or more in which a virtual thread kept its carrier, per operation. These two come
   * from an unscored fork, because Flight Recorder disturbs what it counts.
   */
  PINNED_EVENTS("pinned_events_per_op", "Pinned waits", "waits/op", Over.MEAN),
  /** How long those waits took in all, per operation. */
  PINNED_MILLIS("pinned_ms_per_op", "Pinned time", "ms/op", Over.MEAN),

  /**
   * Of an open loop, over all scored iterations of a fork: the time from when a request was meant
   * to start to its answer. A percentile p is there only if n(1 − p) is at least 10.
   */
  RESPONSE_P50_MILLIS("response_p50_ms", "Response p50", "ms", Over.LAST),
  RESPONSE_P90_MILLIS("response_p90_ms", "Response p90", "ms", Over.LAST),
  RESPONSE_P99_MILLIS("response_p99_ms", "Response p99", "ms", Over.LAST),
  RESPONSE_P999_MILLIS("response_p999_ms", "Response p99.9", "ms", Over.LAST),
  /** The same, from when the strategy began to work on the request. */
  SERVICE_P50_MILLIS("service_p50_ms", "Service p50", "ms", Over.LAST),
  SERVICE_P90_MILLIS("service_p90_ms", "Service p90", "ms", Over.LAST),
  SERVICE_P99_MILLIS("service_p99_ms", "Service p99", "ms", Over.LAST),
  SERVICE_P999_MILLIS("service_p999_ms", "Service p99.9", "ms", Over.LAST),
  /** The rate at which requests are answered over the rate at which they arrive. */
  ACHIEVED_SHARE("achieved_share", "Achieved", "", Over.LAST),
  /** By how much an idle thread is late, p99.9: no latency is finer than that. */
  PAUSE_P999_MILLIS("pause_p999_ms", "Pause p99.9", "ms", Over.LAST);

  /** What a fork's value is of those of its iterations. */
  public enum Over {
    /** Their mean over operations. */
    MEAN,
    /** The highest: of a peak. */
    HIGHEST,
    /** The last: of what the harness keeps over all scored iterations. */
    LAST
  }

  private final String key;
  private final String label;
  private final String unit;
  private final Over over;

  Metric(String key, String label, String unit, Over over) {
    this.key = key;
    this.label = label;
    this.unit = unit;
    this.over = over;
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

  /** Returns what a fork's value is of those of its iterations. */
  public Over over() {
    return over;
  }

  /** Returns the metric of that key, if there is one. */
  public static Optional<Metric> ofKey(String key) {
    return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
  }
}
