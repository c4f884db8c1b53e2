package dev.threadmill.bench;

import java.util.OptionalDouble;

/**
 * What a harness measures beside its score, for {@link ExecProfiler} to report.
 *
 * <p>JMH makes the harness and the profiler and shows neither to the other, so the figures go
 * through the system properties, of which a fork has its own.
 */
final class SideResults {
  private static final String PREFIX = "threadmill.side.";

  private SideResults() {}

  /** Reports a figure for this iteration and those that follow, under the key of its metric. */
  static void put(String key, double value) {
    System.setProperty(PREFIX + key, Double.toString(value));
  }

  static OptionalDouble get(String key) {
    String value = System.getProperty(PREFIX + key);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
  }
}
