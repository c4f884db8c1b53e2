package dev.threadmill.farm;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Times at which a farm is silent, known beforehand: one period, two periods and so on after the
 * first request for a page, for {@code length} each.
 *
 * <p>Whatever falls due in a stall goes out at its end, together. Connections are accepted,
 * requests are read and stats are told meanwhile. The text form is {@code 200ms@5s}.
 *
 * @param length how long a stall lasts, in whole milliseconds, more than zero
 * @param period from the beginning of one stall to that of the next, more than {@code length}
 */
public record Stall(Duration length, Duration period) {
  private static final Pattern SPEC = Pattern.compile("(\\d{1,9})(ms|s)@(\\d{1,9})(ms|s)");

  public Stall {
    if (!length.isPositive() || period.compareTo(length) <= 0) {
      throw new IllegalArgumentException(
          "a stall must be longer than 0ms and shorter than its period: " + format(length, period));
    }
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException in one line naming the value and the valid form
   */
  public static Stall parse(String spec) {
    var parts = SPEC.matcher(spec);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "bad stall '"
              + spec
              + "': must look like 200ms@5s, which is 200 ms of silence every 5 s");
    }
    return new Stall(
        duration(parts.group(1), parts.group(2)), duration(parts.group(3), parts.group(4)));
  }

  /** Returns the text that {@link #parse} turns into an equal stall. */
  public String spec() {
    return format(length, period);
  }

  /**
   * Returns when an answer goes out.
   *
   * @param dueNs when it would without stalls, in nanoseconds since the first request for a page
   */
  long releaseNs(long dueNs) {
    long sinceStallNs = dueNs % period.toNanos();
    boolean silent = dueNs >= period.toNanos() && sinceStallNs < length.toNanos();
    return silent ? dueNs - sinceStallNs + length.toNanos() : dueNs;
  }

  private static Duration duration(String amount, String unit) {
    long n = Long.parseLong(amount);
    return unit.equals("s") ? Duration.ofSeconds(n) : Duration.ofMillis(n);
  }

  private static String format(Duration length, Duration period) {
    return length.toMillis() + "ms@" + period.toMillis() + "ms";
  }
}
