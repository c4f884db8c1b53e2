package dev.threadmill.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * By what factor two quantities differ that were measured in pairs.
 *
 * <p>The test and the interval are Student's on the logarithms of the pairs' ratios: what both
 * halves of a pair share, such as a slow minute of the machine, cancels, and swapping the two
 * quantities gives the reciprocal ratio, the reciprocal interval and the same p-value.
 *
 * @param value the geometric mean of the pairs' ratios
 * @param interval its 95 % confidence interval; empty for one pair
 * @param p the two-sided p-value of "the ratio is 1"; empty for one pair. If every pair has exactly
 *     the same ratio, it is 1 for a ratio of 1 and 0 for any other
 */
public record PairedRatio(double value, Optional<Interval> interval, OptionalDouble p) {
  private static final double LEVEL = 0.95;

  /**
   * Compares two quantities.
   *
   * @param numerators positive, in any unit
   * @param denominators positive, in the same unit; each belongs to the numerator at its place
   * @throws IllegalArgumentException if there is no pair, if the lengths differ, or if a value is
   *     not positive and finite
   */
  public static PairedRatio of(double[] numerators, double[] denominators) {
    if (numerators.length != denominators.length) {
      throw new IllegalArgumentException(
          numerators.length + " numerators for " + denominators.length + " denominators");
    }
    double[] top = Samples.logs(numerators);
    double[] bottom = Samples.logs(denominators);
    double[] differences = new double[top.length];
    for (int i = 0; i < top.length; i++) {
      differences[i] = top[i] - bottom[i];
    }
    return new PairedRatio(
        Math.exp(Samples.mean(differences)),
        StudentT.meanInterval(differences, LEVEL)
            .map(logs -> new Interval(Math.exp(logs.low()), Math.exp(logs.high()))),
        StudentT.pOfZeroMean(differences));
  }
}
