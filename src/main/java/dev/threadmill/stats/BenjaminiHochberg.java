package dev.threadmill.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The step-up adjustment of Benjamini and Hochberg (1995): of the claims made at a level of 5 %, at
 * most 5 % are expected to be false, if the tests are independent or positively dependent.
 *
 * <p>{@link Holm} keeps the chance of even one false claim small and pays for it with power: a
 * report with many cells needs the weaker promise.
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * Returns the adjusted p-values, in the order given: each is at least its raw value and at most
   * 1.
   *
   * @param p the raw p-values of the whole family; may be empty
   * @throws IllegalArgumentException if one is not between 0 and 1
   */
  public static double[] adjust(double[] p) {
    Holm.requireProbabilities(p);
    int[] descending =
        IntStream.range(0, p.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -p[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int i = 0; i < p.length; i++) {
      // A smaller raw value never gets a larger adjusted one, although its factor is larger.
      smallest = Math.min(smallest, p[descending[i]] * p.length / (p.length - i));
      adjusted[descending[i]] = smallest;
    }
    return adjusted;
  }
}
