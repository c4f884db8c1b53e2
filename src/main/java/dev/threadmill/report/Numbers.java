package dev.threadmill.report;

import dev.threadmill.analysis.Estimate;
import dev.threadmill.result.Metric;
import dev.threadmill.stats.Interval;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/**
 * How numbers are written: to the precision that their interval supports, and the same way on every
 * machine.
 */
final class Numbers {
  private static final List<String> BINARY_UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final int MOST_DECIMALS = 6;

  private Numbers() {}

  /**
   * An estimate as text.
   *
   * @param value the point estimate with its unit
   * @param interval the bounds in the same unit, as {@code low–high}; empty if there are none
   */
  record Text(String value, String interval) {
    static final Text NONE = new Text("", "");

    /** Returns the value, with the interval in parentheses if there is one. */
    @Override
    public String toString() {
      return interval.isEmpty() ? value : value + " (" + interval + ")";
    }
  }

  /** Returns a score such as {@code 150.2 ms (148.0–152.4)}; the unit is per operation. */
  static Text score(Estimate estimate, String unit) {
    int decimals =
        estimate
            .interval()
            .map(Numbers::supportedDecimals)
            .orElseGet(() -> decimalsFor(estimate.value(), SIGNIFICANT_DIGITS));
    return text(estimate, decimals, " " + unitOfTime(unit));
  }

  /** Returns a ratio such as {@code 0.301 (0.295–0.307)}, with two or three decimals. */
  static Text ratio(Estimate estimate) {
    int supported = estimate.interval().map(Numbers::supportedDecimals).orElse(2);
    return text(estimate, Math.clamp(supported, 2, 3), "");
  }

  /** Returns a metric in its own unit, with its interval, such as {@code 932 B (892–971)}. */
  static Text metric(Metric metric, Estimate estimate) {
    String amount = metric.unit().replaceFirst("/.*", "");
    return switch (amount) {
      case "ms" -> score(estimate, amount);
      case "B" -> binary(estimate);
      case "" -> score(estimate.times(100), "%");
      default -> text(estimate, countDecimals(estimate), "");
    };
  }

  /** A mean of counts may lie between them; what is always the same count has no decimals. */
  private static int countDecimals(Estimate estimate) {
    boolean certain = estimate.interval().map(i -> i.low() == i.high()).orElse(true);
    if (certain && estimate.value() == Math.rint(estimate.value())) {
      return 0;
    }
    return estimate
        .interval()
        .map(Numbers::supportedDecimals)
        .orElseGet(() -> decimalsFor(estimate.value(), SIGNIFICANT_DIGITS));
  }

  private static Text binary(Estimate estimate) {
    int unit = binaryUnit(estimate.value());
    return score(estimate.times(1 / Math.pow(1024, unit)), BINARY_UNITS.get(unit));
  }

  private static int binaryUnit(double bytes) {
    int unit = 0;
    for (double rest = bytes; rest >= 1024 && unit < BINARY_UNITS.size() - 1; rest /= 1024) {
      unit++;
    }
    return unit;
  }

  /** Returns a time that has no interval, with three significant digits, such as {@code 100 ms}. */
  static String time(double value, String unit) {
    return significant(value) + " " + unitOfTime(unit);
  }

  /** Returns milliseconds with three significant digits, such as {@code 12.3 ms}. */
  static String millis(double value) {
    return time(value, "ms");
  }

  /** Returns a factor with two decimals at most, such as {@code 5} or {@code 1.25}. */
  static String factor(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Returns bytes with a binary unit and three significant digits, such as {@code 1.50 MiB}. */
  static String bytes(double value) {
    int unit = binaryUnit(value);
    double scaled = value / Math.pow(1024, unit);
    int decimals = unit == 0 ? 0 : decimalsFor(scaled, SIGNIFICANT_DIGITS);
    return fixed(scaled, decimals) + " " + BINARY_UNITS.get(unit);
  }

  /** Returns a number with three significant digits and no unit. */
  static String significant(double value) {
    return fixed(value, decimalsFor(value, SIGNIFICANT_DIGITS));
  }

  /** Returns a count without decimals. */
  static String count(double value) {
    return fixed(value, 0);
  }

  /** Returns a share such as {@code 67 %}. */
  static String percent(double share) {
    return fixed(share * 100, 0) + " %";
  }

  /** Returns a share as it was asked for, such as {@code 2 %} or {@code 0.5 %}. */
  static String margin(double share) {
    var percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + " %";
  }

  /** Returns a small share with two significant digits, such as {@code ±0.45 %}. */
  static String plusMinus(double share) {
    double percent = share * 100;
    return "±" + fixed(percent, percent > 0 ? decimalsFor(percent, 2) : 0) + " %";
  }

  /** Returns a probability such as {@code 0.012}, or {@code < 0.001}. */
  static String probability(double p) {
    return p < 0.001 ? "< 0.001" : fixed(p, 3);
  }

  /** Returns about how long something takes, such as {@code 45 s}, {@code 12 min}, {@code 3 h}. */
  static String duration(double millis) {
    double seconds = millis / 1000;
    if (seconds < 90) {
      return count(Math.max(1, seconds)) + " s";
    }
    double minutes = seconds / 60;
    return minutes < 90 ? count(minutes) + " min" : count(minutes / 60) + " h";
  }

  private static Text text(Estimate estimate, int decimals, String suffix) {
    return new Text(
        fixed(estimate.value(), decimals) + suffix,
        estimate
            .interval()
            .map(i -> fixed(i.low(), decimals) + "–" + fixed(i.high(), decimals))
            .orElse(""));
  }

  /** Two digits of the half-width: more would be noise, fewer would hide how wide it is. */
  private static int supportedDecimals(Interval interval) {
    double halfWidth = (interval.high() - interval.low()) / 2;
    return halfWidth > 0
        ? decimalsFor(halfWidth, 2)
        : decimalsFor(interval.high(), SIGNIFICANT_DIGITS);
  }

  private static int decimalsFor(double value, int significant) {
    if (value == 0) {
      return 0;
    }
    int magnitude = (int) Math.floor(Math.log10(Math.abs(value)));
    return Math.clamp(significant - 1L - magnitude, 0, MOST_DECIMALS);
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  private static String unitOfTime(String unit) {
    String time = unit.endsWith("/op") ? unit.substring(0, unit.length() - "/op".length()) : unit;
    return time.equals("us") ? "µs" : time;
  }
}
