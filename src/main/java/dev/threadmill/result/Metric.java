package dev.threadmill.result;

import java.util.Arrays;
import java.util.Optional;

/** What is measured in every scored fork beside its score. The key is what files call it. */
public enum Metric {
  /** CPU time of the whole client process per operation, in milliseconds. */
  CPU_MILLIS("cpu_ms_per_op", "CPU", "ms/op"),
  /** Bytes allocated by all threads of the client process per operation. */
  ALLOCATED_BYTES("allocated_bytes_per_op", "Allocated", "B/op"),
  /** Most platform threads alive at once, carriers and JVM threads included. */
  PEAK_THREADS("threads_peak", "Peak threads", "threads"),
  /** The client process's peak resident set since it started, in bytes. */
  PEAK_RSS_BYTES("rss_peak_bytes", "Peak RSS", "B"),

  /**
   * Of an open loop, over all scored iterations of a fork: the time from when a request was meant
   * to start to its answer. A percentile p is there only if n(1 − p) is at least 10.
   */
  RESPONSE_P50_MILLIS("response_p50_ms", "Response p50", "ms"),
  RESPONSE_P90_MILLIS("response_p90_ms", "Response p90", "ms"),
  RESPONSE_P99_MILLIS("response_p99_ms", "Response p99", "ms"),
  RESPONSE_P999_MILLIS("response_p999_ms", "Response p99.9", "ms"),
  /** The same, from when the strategy began to work on the request. */
  SERVICE_P50_MILLIS("service_p50_ms", "Service p50", "ms"),
  SERVICE_P90_MILLIS("service_p90_ms", "Service p90", "ms"),
  SERVICE_P99_MILLIS("service_p99_ms", "Service p99", "ms"),
  SERVICE_P999_MILLIS("service_p999_ms", "Service p99.9", "ms"),
  /** The rate at which requests are answered over the rate at which they arrive. */
  ACHIEVED_SHARE("achieved_share", "Achieved", ""),
  /** By how much an idle thread is late, p99.9: no latency is finer than that. */
  PAUSE_P999_MILLIS("pause_p999_ms", "Pause p99.9", "ms");

  private final String key;
  private final String label;
  private final String unit;

  Metric(String key, String label, String unit) {
    this.key = key;
    this.label = label;
    this.unit = unit;
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

  /** Returns the metric of that key, if there is one. */
  public static Optional<Metric> ofKey(String key) {
    return Arrays.stream(values()).filter(m -> m.key.equals(key)).findFirst();
  }
}
