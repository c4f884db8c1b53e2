package dev.threadmill.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The noncentral t distribution, which Apache Commons Statistics does not have: that of (Z + δ) /
 * S, with Z standard normal and νS² chi-squared with ν degrees of freedom.
 */
final class NoncentralT {
  private static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  /** S has less than 1e-16 of its mass further than this many standard deviations from 1. */
  private static final double REACH = 13;

  private static final int PANELS = 200;

  /** Gauss–Legendre nodes and weights on [-1, 1]: the five of Abramowitz and Stegun 25.4.30. */
  private static final double[] NODES = {
    -0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664
  };

  private static final double[] WEIGHTS = {
    0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189
  };

  private NoncentralT() {}

  /**
   * Returns the probability of a value from {@code -bound} to {@code bound}, to about 1e-10: the
   * normal probability given S, integrated over the density of S.
   */
  static double probabilityWithin(double bound, int degreesOfFreedom, double noncentrality) {
    var chiSquared = ChiSquaredDistribution.of(degreesOfFreedom);
    double deviation = 1 / Math.sqrt(2.0 * degreesOfFreedom);
    double low = Math.max(0, 1 - REACH * deviation);
    double half = (1 + REACH * deviation - low) / PANELS / 2;
    double total = 0;
    for (int panel = 0; panel < PANELS; panel++) {
      double middle = low + (2 * panel + 1) * half;
      for (int node = 0; node < NODES.length; node++) {
        double s = middle + half * NODES[node];
        double density = 2.0 * degreesOfFreedom * s * chiSquared.density(degreesOfFreedom * s * s);
        double given =
            STANDARD_NORMAL.probability(-bound * s - noncentrality, bound * s - noncentrality);
        total += WEIGHTS[node] * half * density * given;
      }
    }
    return Math.min(1, total);
  }
}
