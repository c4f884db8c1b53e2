package dev.threadmill.site;

/**
 * The quantile function of the standard normal distribution, by the rational approximation 26.2.23
 * of Abramowitz and Stegun.
 *
 * <p>Off by less than 4.5e-4 everywhere, which moves a lognormal latency by less than 0.14 % at the
 * largest sigma. Statistics need better, and have their own.
 */
final class NormalQuantile {

  private NormalQuantile() {}

  /**
   * Returns the value that a standard normal variable stays below with probability {@code u}.
   *
   * @param u greater than 0 and less than 1
   */
  static double of(double u) {
    return u < 0.5 ? -upper(u) : upper(1 - u);
  }

  /** Returns the value that is exceeded with probability {@code tail}, which is at most 0.5. */
  private static double upper(double tail) {
    double t = Math.sqrt(-2 * Math.log(tail));
    double numerator = 2.515517 + t * (0.802853 + t * 0.010328);
    double denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return t - numerator / denominator;
  }
}
