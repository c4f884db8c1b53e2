package dev.threadmill.stats;

import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What Student's t distribution says about the mean of independent samples.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a sample that is not finite. One
 * sample, or none, says nothing about spread: then there is no interval and no p-value.
 */
public final class StudentT {

  private StudentT() {}

  /**
   * Returns the two-sided confidence interval of the arithmetic mean, in the samples' unit.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a single point if all samples are equal; empty for fewer than two
   */
  public static Optional<Interval> meanInterval(double[] samples, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("a level of " + level + ": it must be between 0 and 1");
    }
    Samples.requireFinite(samples, 0);
    int n = samples.length;
    if (n < 2) {
      return Optional.empty();
    }
    double quantile = TDistribution.of(n - 1).inverseSurvivalProbability((1 - level) / 2);
    double mean = Samples.mean(samples);
    double half = quantile * Samples.standardDeviation(samples) / Math.sqrt(n);
    return Optional.of(new Interval(mean - half, mean + half));
  }

  /**
   * Returns the two-sided confidence interval of the geometric mean: the interval of the mean of
   * the logarithms, taken back. Times and ratios vary by factors rather than by differences.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return a single point if all samples are equal; empty for fewer than two
   * @throws IllegalArgumentException also if a sample is zero or less
   */
  public static Optional<Interval> geometricMeanInterval(double[] samples, double level) {
    return meanInterval(Samples.logs(samples), level).map(Interval::exp);
  }

  /**
   * Returns the two-sided p-value of "the mean is zero".
   *
   * <p>Without any spread there is nothing to doubt: samples that are all zero give 1, samples that
   * all have the same other value give 0.
   *
   * @return between 0 and 1; empty for fewer than two samples
   */
  public static OptionalDouble pOfZeroMean(double[] samples) {
    Samples.requireFinite(samples, 0);
    int n = samples.length;
    if (n < 2) {
      return OptionalDouble.empty();
    }
    double standardError = Samples.standardDeviation(samples) / Math.sqrt(n);
    return OptionalDouble.of(pOfZero(Samples.mean(samples), standardError, n - 1));
  }

  /** Returns the quantile that a two-sided 95 % interval needs on either side. */
  static double quantile95(double degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(0.025);
  }

  /**
   * Returns the two-sided p-value of "the estimated value is zero"; without any error there is no
   * doubt, and it is 1 for an estimate of zero and 0 for any other.
   */
  static double pOfZero(double estimate, double standardError, double degreesOfFreedom) {
    if (estimate == 0) {
      return 1;
    }
    double t = Math.abs(estimate) / standardError;
    return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(t);
  }
}
