package dev.threadmill.farm;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What a farm did over one interval, which ends when the stats are taken and begins where the one
 * before it ended.
 *
 * <p>An answer's <em>lateness</em> runs from when it was due, which is its request's arrival plus
 * the site's latency, to when the farm hands it to the socket. A farm that is late or busy stands
 * between the client and the latency it was promised, and the client's figures are then partly the
 * farm's. What a request waits in the kernel before the farm reads it shows in {@link #coresBusy}
 * only.
 *
 * @param requests the pages and not-founds answered
 * @param mostInFlight the most requests that were read and not yet answered at any one time
 * @param latenessP50Ns the median lateness, 0 without requests
 * @param latenessP99Ns the 99th percentile of lateness, 0 without requests
 * @param latenessMaxNs the largest lateness, 0 without requests
 * @param cpu the CPU time of the whole process of the farm since the interval's first request
 * @param active the time from the interval's first request to its last answer
 */
public record FarmStats(
    long requests,
    int mostInFlight,
    long latenessP50Ns,
    long latenessP99Ns,
    long latenessMaxNs,
    Duration cpu,
    Duration active) {

  /** Returns CPU time over active time: 1 is one core fully busy. 0 for an idle farm. */
  public double coresBusy() {
    return active.isZero() ? 0 : (double) cpu.toNanos() / active.toNanos();
  }

  /** Returns lines of {@code key=value}, which {@link #parse} reads back. */
  public String format() {
    return "requests="
        + requests
        + "\nmost_in_flight="
        + mostInFlight
        + "\nlateness_p50_ns="
        + latenessP50Ns
        + "\nlateness_p99_ns="
        + latenessP99Ns
        + "\nlateness_max_ns="
        + latenessMaxNs
        + "\ncpu_ns="
        + cpu.toNanos()
        + "\nactive_ns="
        + active.toNanos()
        + "\n";
  }

  /**
   * Reads what {@link #format} writes; keys that it does not know are left alone.
   *
   * @throws IllegalArgumentException if a line is no {@code key=value} or a key is missing
   */
  public static FarmStats parse(String text) {
    var values = new HashMap<String, Long>();
    for (var line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("farm stats have a line that is no key=value: " + line);
      }
      values.put(line.substring(0, equals), Long.valueOf(line.substring(equals + 1)));
    }
    return new FarmStats(
        value(values, "requests"),
        Math.toIntExact(value(values, "most_in_flight")),
        value(values, "lateness_p50_ns"),
        value(values, "lateness_p99_ns"),
        value(values, "lateness_max_ns"),
        Duration.ofNanos(value(values, "cpu_ns")),
        Duration.ofNanos(value(values, "active_ns")));
  }

  private static long value(Map<String, Long> values, String key) {
    var value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("farm stats lack " + key + ": " + values.keySet());
    }
    return value;
  }
}
