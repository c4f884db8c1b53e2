package dev.threadmill.stats;

import java.util.Arrays;
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
    double[] differences = logRatios(numerators, denominators);
    return new PairedRatio(
        Math.exp(Samples.mean(differences)),
        StudentT.meanInterval(differences, LEVEL).map(Interval::exp),
        StudentT.pOfZeroMean(differences));
  }

  /**
   * Compares two quantities whose number of pairs was computed from the spread of the first ones
   * (Stein's two-stage sampling).
   *
   * <p>The mean is that of all pairs; the standard deviation and its degrees of freedom are those
   * of the pilot, which did not know how many pairs would follow. That keeps the error rate exact,
   * whatever the number; looking at all pairs after each of them would not.
   *
   * @param numerators positive, in any unit, in the order in which they were measured
   * @param denominators positive, in the same unit; each belongs to the numerator at its place
   * @param pilot the number of pairs, from the first, that the sample size was computed from; with
   *     all of them the result is that of {@link #of}
   * @throws IllegalArgumentException if the pilot is smaller than 2 or larger than the number of
   *     pairs, if the lengths differ, or if a value is not positive and finite
   */
  public static PairedRatio twoStage(double[] numerators, double[] denominators, int pilot) {
    double[] differences = logRatios(numerators, denominators);
    if (pilot < 2 || pilot > differences.length) {
      throw new IllegalArgumentException(
          "a pilot of " + pilot + " pairs: it must be from 2 to all " + differences.length);
    }
    double mean = Samples.mean(differences);
    double standardError =
        Samples.standardDeviation(Arrays.copyOf(differences, pilot))
            / Math.sqrt(differences.length);
    double half = StudentT.quantile95(pilot - 1) * standardError;
    return new PairedRatio(
        Math.exp(mean),
        Optional.of(new Interval(mean - half, mean + half).exp()),
        OptionalDouble.of(StudentT.pOfZero(mean, standardError, pilot - 1)));
  }

  /**
   * Returns the standard deviation of the logarithms of the pairs' ratios: what {@link SampleSize}
   * computes with.
   *
   * @param numerators positive, in any unit
   * @param denominators positive, in the same unit; each belongs to the numerator at its place
   * @throws IllegalArgumentException if there are fewer than two pairs, if the lengths differ, or
   *     if a value is not positive and finite
   */
  public static double logStandardDeviation(double[] numerators, double[] denominators) {
    return Samples.standardDeviation(logRatios(numerators, denominators));
  }

  private static double[] logRatios(double[] numerators, double[] denominators) {
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
    return differences;
  }
}
