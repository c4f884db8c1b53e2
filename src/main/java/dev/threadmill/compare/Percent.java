package dev.threadmill.compare;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/** Shares as the command line writes them. */
public final class Percent {

  private Percent() {}

  /**
   * Reads an equivalence margin such as {@code 2%}.
   *
   * @throws IllegalArgumentException with one line if it is no percentage above 0 and below 100
   */
  public static double parseMargin(String text) {
    var margin = parse(text);
    if (margin.isEmpty() || !(margin.getAsDouble() > 0 && margin.getAsDouble() < 1)) {
      throw new IllegalArgumentException(
          "'%s' is not a valid margin: a percentage such as 2%%, above 0%% and below 100%%"
              .formatted(text));
    }
    return margin.getAsDouble();
  }

  /** Reads {@code 3%} or {@code 3} as 0.03; empty if it is neither. */
  public static OptionalDouble parse(String text) {
    String number = text.strip().replaceFirst("\\s*%$", "");
    try {
      return OptionalDouble.of(new BigDecimal(number).movePointLeft(2).doubleValue());
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  /** Returns the share as it was asked for, such as {@code 2 %} or {@code 0.5 %}. */
  static String text(double share) {
    var percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
    return percent.toPlainString() + " %";
  }
}
