package dev.threadmill.calibrate;

import java.util.Locale;

/** Numbers as text, the same in every locale. */
final class Figures {

  private Figures() {}

  /** Returns a share such as {@code 5.3 %} for 0.053. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns a count as the share of all, such as {@code 5.3 %}. */
  static String share(int count, int of) {
    return percent((double) count / of);
  }

  /** Returns a number with one decimal. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Returns a ratio as a change with two decimals, such as {@code -0.12 %} for 0.9988. */
  static String change(double ratio) {
    return String.format(Locale.ROOT, "%+.2f %%", 100 * (ratio - 1));
  }

  /** Returns a time such as {@code 12.5 min}. */
  static String minutes(double millis) {
    return String.format(Locale.ROOT, "%.1f min", millis / 60_000);
  }
}
