package dev.threadmill.stats;

import java.util.OptionalDouble;

/**
 * The straight line of least squares through points.
 *
 * @param slope units of y per unit of x
 * @param p the two-sided p-value of "the slope is zero", by Student's t with n − 2 degrees of
 *     freedom; if the points lie exactly on the line, it is 1 for a slope of zero and 0 for any
 *     other. Empty for two points, which always do
 */
public record Trend(double slope, OptionalDouble p) {

  /**
   * Fits the line.
   *
   * @param x where each point lies, such as its place in the order of measurement
   * @param y what was measured there
   * @throws IllegalArgumentException if there are fewer than two points, if the lengths differ, if
   *     a value is not finite, or if all x are the same
   */
  public static Trend of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " values of x for " + y.length + " of y");
    }
    Samples.requireFinite(x, 2);
    double xMean = Samples.mean(x);
    double yMean = Samples.mean(y);
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (x[i] - xMean) * (x[i] - xMean);
      xy += (x[i] - xMean) * (y[i] - yMean);
    }
    if (xx == 0) {
      throw new IllegalArgumentException(
          "all x are " + x[0] + ": a slope needs two different ones");
    }
    double slope = xy / xx;
    double residuals = 0;
    for (int i = 0; i < x.length; i++) {
      double residual = y[i] - yMean - slope * (x[i] - xMean);
      residuals += residual * residual;
    }
    return new Trend(slope, p(slope, residuals / xx, x.length - 2));
  }

  private static OptionalDouble p(double slope, double scaledResiduals, int degreesOfFreedom) {
    return degreesOfFreedom == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            StudentT.pOfZero(
                slope, Math.sqrt(scaledResiduals / degreesOfFreedom), degreesOfFreedom));
  }
}
