package dev.threadmill.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment: keeps the chance of any false claim in a family of tests at the
 * level of one test, whatever the tests' dependence.
 */
public final class Holm {

  private Holm() {}

  /**
   * Returns the adjusted p-values, in the order given: each is at least its raw value and at most
   * 1.
   *
   * @param p the raw p-values of the whole family; may be empty
   * @throws IllegalArgumentException if one is not between 0 and 1
   */
  public static double[] adjust(double[] p) {
    requireProbabilities(p);
    int[] ascending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int rank = 0; rank < p.length; rank++) {
      // A larger raw value never gets a smaller adjusted one, although its factor is smaller.
      largest = Math.max(largest, (p.length - rank) * p[ascending[rank]]);
      adjusted[ascending[rank]] = Math.min(1, largest);
    }
    return adjusted;
  }

  static void requireProbabilities(double[] p) {
    for (double value : p) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException("a p-value of " + value + ": it must be from 0 to 1");
      }
    }
  }
}
