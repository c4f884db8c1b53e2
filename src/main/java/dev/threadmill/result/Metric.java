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
  PEAK_RSS_BYTES("rss_peak_bytes", "Peak RSS", "B");

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
