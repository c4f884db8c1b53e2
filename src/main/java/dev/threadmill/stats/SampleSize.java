package dev.threadmill.stats;

import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;

/**
 * How many pairs a comparison needs, and what a number of pairs can find.
 *
 * <p>Standard deviations, half-widths and effects are of logarithms of ratios: 0.05 is about 5 %.
 * The tests are two-sided, paired, at the 5 % level. Every method throws {@link
 * IllegalArgumentException} for a standard deviation that is negative or not finite, a half-width
 * or effect that is not positive and finite, a power that is not between 0 and 1, and fewer than
 * two pairs. A number of pairs beyond {@link Integer#MAX_VALUE} is given as that.
 */
public final class SampleSize {
  private static final int FEWEST = 2;

  private SampleSize() {}

  /**
   * Returns the number of pairs after which the 95 % interval of {@link PairedRatio#twoStage} is no
   * wider than wanted, the pilot's pairs included (Stein 1945).
   *
   * @param sd the pilot's standard deviation
   * @param halfWidth the half-width wanted
   * @param pilot the number of pairs in the pilot, at least 2
   */
  public static int forHalfWidth(double sd, double halfWidth, int pilot) {
    requireSpread(sd);
    requirePositive("a half-width", halfWidth);
    requirePairs(pilot);
    double root = StudentT.quantile95(pilot - 1) * sd / halfWidth;
    return Math.max(pilot, (int) Math.ceil(root * root));
  }

  /**
   * Returns the smallest number of pairs, at least 2, that finds an effect with the power wanted.
   *
   * @param sd the standard deviation of the pairs
   * @param effect the true effect to be found
   * @param power the chance wanted of finding it, such as 0.9
   */
  public static int forPower(double sd, double effect, double power) {
    requireSpread(sd);
    requirePositive("an effect", effect);
    requirePower(power);
    return fewest(pairs -> power(sd, effect, pairs) >= power);
  }

  /**
   * Returns the smallest effect that a number of pairs finds with the power wanted; 0 for a power
   * that even no effect has.
   *
   * @param sd the standard deviation of the pairs
   * @param blocks the number of pairs, at least 2
   * @param power the chance wanted of finding it, such as 0.9
   */
  public static double detectableEffect(double sd, int blocks, double power) {
    requireSpread(sd);
    requirePairs(blocks);
    requirePower(power);
    return sd * least(effect -> power(1, effect, blocks) >= power);
  }

  /** Returns the chance that the test finds the effect, in either direction. */
  static double power(double sd, double effect, int pairs) {
    if (sd == 0) {
      return 1;
    }
    double noncentrality = Math.sqrt(pairs) * effect / sd;
    double critical = StudentT.quantile95(pairs - 1);
    return 1 - NoncentralT.probabilityWithin(critical, pairs - 1, noncentrality);
  }

  private static int fewest(IntPredicate enough) {
    long high = FEWEST;
    while (high < Integer.MAX_VALUE && !enough.test((int) high)) {
      high = Math.min(2 * high, Integer.MAX_VALUE);
    }
    long tooFew = high / 2;
    while (high - tooFew > 1) {
      long middle = (tooFew + high) / 2;
      if (enough.test((int) middle)) {
        high = middle;
      } else {
        tooFew = middle;
      }
    }
    return (int) high;
  }

  private static double least(DoublePredicate enough) {
    if (enough.test(0)) {
      return 0;
    }
    double high = 1;
    while (!enough.test(high)) {
      high *= 2;
    }
    double low = 0;
    for (double middle = high / 2; low < middle && middle < high; middle = (low + high) / 2) {
      if (enough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static void requireSpread(double sd) {
    if (!(sd >= 0 && sd < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a standard deviation of " + sd + ": it must be 0 or more, and finite");
    }
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          what + " of " + value + ": it must be positive and finite");
    }
  }

  private static void requirePower(double power) {
    if (!(power > 0 && power < 1)) {
      throw new IllegalArgumentException("a power of " + power + ": it must be between 0 and 1");
    }
  }

  private static void requirePairs(int pairs) {
    if (pairs < FEWEST) {
      throw new IllegalArgumentException(pairs + " pairs: at least " + FEWEST + " needed");
    }
  }
}
