package dev.threadmill.stats;

import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * By what factor two quantities differ that were measured apart, such as in two runs.
 *
 * <p>Welch's test on the logarithms: swapping the quantities gives the reciprocal ratio, the
 * reciprocal interval and the same p-value. Nothing cancels that changed between the two
 * measurements, so where pairs exist, {@link PairedRatio} is the one to use.
 *
 * @param value the ratio of the geometric means
 * @param interval its 95 % confidence interval
 * @param degreesOfFreedom Satterthwaite's approximation; where neither quantity has any spread, the
 *     number of samples less 2
 * @param p the two-sided p-value of "the ratio is 1"; where neither quantity has any spread, it is
 *     1 for a ratio of 1 and 0 for any other
 */
public record WelchRatio(double value, Interval interval, double degreesOfFreedom, double p) {

  /** What equal values may differ by once they are logarithms and have been averaged. */
  private static final double ROUNDING = 1e-13;

  /**
   * Compares two quantities.
   *
   * @param numerators at least two, positive, in any unit
   * @param denominators at least two, positive, in the same unit; as many as they are
   * @throws IllegalArgumentException if there are fewer than two of either, or if a value is not
   *     positive and finite
   */
  public static WelchRatio of(double[] numerators, double[] denominators) {
    double[] top = Samples.logs(numerators);
    double[] bottom = Samples.logs(denominators);
    double standardError = Math.hypot(standardError(top), standardError(bottom));
    double difference = Samples.mean(top) - Samples.mean(bottom);
    if (standardError < ROUNDING) {
      var point = new Interval(difference, difference).exp();
      int degreesOfFreedom = top.length + bottom.length - 2;
      return new WelchRatio(Math.exp(difference), point, degreesOfFreedom, difference == 0 ? 1 : 0);
    }
    var test = TTest.withDefaults().with(DataDispersion.HETEROSCEDASTIC).test(top, bottom);
    double half = StudentT.quantile95(test.getDegreesOfFreedom()) * standardError;
    return new WelchRatio(
        Math.exp(difference),
        new Interval(difference - half, difference + half).exp(),
        test.getDegreesOfFreedom(),
        test.getPValue());
  }

  private static double standardError(double[] samples) {
    return Samples.standardDeviation(samples) / Math.sqrt(samples.length);
  }
}
