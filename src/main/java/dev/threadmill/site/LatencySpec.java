package dev.threadmill.site;

import dev.threadmill.site.Latency.Fixed;
import dev.threadmill.site.Latency.HeavyTailed;
import dev.threadmill.site.Latency.Lognormal;
import java.time.Duration;
import java.util.regex.Pattern;

/** The text form of {@link Latency}. */
final class LatencySpec {
  private static final String DURATION = "(\\d{1,12})(ns|us|ms|s)";
  private static final String NUMBER = "(\\d{1,9}(?:\\.\\d{1,17})?)";

  private static final Pattern FIXED = Pattern.compile(DURATION);
  private static final Pattern LOGNORMAL = Pattern.compile("lognormal:" + DURATION + ":" + NUMBER);
  private static final Pattern PARETO =
      Pattern.compile("pareto:" + DURATION + ":" + NUMBER + ":" + DURATION);

  private LatencySpec() {}

  static Latency parse(String spec) {
    try {
      var fixed = FIXED.matcher(spec);
      if (fixed.matches()) {
        return new Fixed(duration(fixed.group(1), fixed.group(2)));
      }
      var lognormal = LOGNORMAL.matcher(spec);
      if (lognormal.matches()) {
        var median = duration(lognormal.group(1), lognormal.group(2));
        return new Lognormal(median, Double.parseDouble(lognormal.group(3)));
      }
      var pareto = PARETO.matcher(spec);
      if (pareto.matches()) {
        var median = duration(pareto.group(1), pareto.group(2));
        var cap = duration(pareto.group(4), pareto.group(5));
        return new HeavyTailed(median, Double.parseDouble(pareto.group(3)), cap);
      }
    } catch (IllegalArgumentException outOfRange) {
      throw new IllegalArgumentException(
          "bad latency '" + spec + "': " + outOfRange.getMessage(), outOfRange);
    }
    throw new IllegalArgumentException(
        "bad latency '"
            + spec
            + "': must look like 0ms, 100ms, 1s, lognormal:100ms:0.5 (median, sigma)"
            + " or pareto:100ms:1.5:5s (median, alpha, cap)");
  }

  private static Duration duration(String amount, String unit) {
    long n = Long.parseLong(amount);
    return switch (unit) {
      case "ns" -> Duration.ofNanos(n);
      case "us" -> Duration.ofNanos(Math.multiplyExact(n, 1_000));
      case "ms" -> Duration.ofMillis(n);
      case "s" -> Duration.ofSeconds(n);
      default -> throw new IllegalArgumentException("unit must be ns, us, ms or s: " + unit);
    };
  }

  /** Returns the duration in the largest unit that gives a whole number. */
  static String format(Duration duration) {
    long ns = duration.toNanos();
    if (ns % 1_000 != 0) {
      return ns + "ns";
    }
    if (ns % 1_000_000 != 0) {
      return ns / 1_000 + "us";
    }
    if (ns % 1_000_000_000 != 0 || ns == 0) {
      return ns / 1_000_000 + "ms";
    }
    return ns / 1_000_000_000 + "s";
  }
}
