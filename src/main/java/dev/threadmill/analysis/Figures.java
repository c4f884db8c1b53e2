package dev.threadmill.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences show them, the same in every locale. */
final class Figures {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Figures() {}

  /** Returns the number to three significant digits, without an exponent. */
  static String number(double value) {
    var rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
    // Stripping 100 would give 1E+2, which toPlainString mends.
    return rounded.stripTrailingZeros().toPlainString();
  }

  /** Returns a share as a percentage with one decimal, such as 5.2 % for 0.052. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  /** Returns how far a ratio is from 1, with its sign, such as +5.2 % for 1.052. */
  static String change(double ratio) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * (ratio - 1));
  }

  /** Returns a count with its noun, such as 1 fork or 2 forks. */
  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
