package dev.threadmill.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * Where the centre of differences lies, by their ranks: the companion of Student's test that a few
 * extreme values cannot move. It assumes that the differences are distributed symmetrically.
 *
 * @param shift the Hodges–Lehmann estimate: the median of the means of every two differences, each
 *     difference with itself included. A difference of zero counts like any other
 * @param interval the shift's distribution-free 95 % confidence interval: two of those means,
 *     chosen by the exact distribution of Wilcoxon's signed-rank statistic; ties make it slightly
 *     conservative. Empty for fewer than six differences, of which even the widest has less than 95
 *     %
 * @param p the two-sided p-value of Wilcoxon's signed-rank test of "the shift is zero". Differences
 *     of zero are left out of it, as Wilcoxon did. It is exact for up to 50 differences without
 *     zeros and without ties among their sizes; else the normal approximation with corrections for
 *     continuity and ties; 1 if all differences are zero. Empty for one difference
 */
public record SignedRank(double shift, Optional<Interval> interval, OptionalDouble p) {
  private static final double TAIL = 0.025;

  /**
   * Estimates the shift. Time and memory grow with the cube and the square of the number of
   * differences: it is meant for up to some hundreds.
   *
   * @param differences in any unit, such as logarithms of ratios; a logarithm's shift is taken back
   *     to a ratio by the caller
   * @throws IllegalArgumentException if there is no difference or one is not finite
   */
  public static SignedRank of(double[] differences) {
    Samples.requireFinite(differences, 1);
    double[] means = walshAverages(differences);
    return new SignedRank(
        Samples.median(means), interval(means, differences.length), p(differences));
  }

  private static double[] walshAverages(double[] differences) {
    int n = differences.length;
    double[] means = new double[n * (n + 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        means[next++] = differences[i] / 2 + differences[j] / 2;
      }
    }
    Arrays.sort(means);
    return means;
  }

  private static Optional<Interval> interval(double[] sortedMeans, int n) {
    double[] mass = nullDistribution(n);
    int outside = 0;
    for (double tail = mass[0]; tail <= TAIL; tail += mass[outside]) {
      outside++;
    }
    return outside == 0
        ? Optional.empty()
        : Optional.of(
            new Interval(sortedMeans[outside - 1], sortedMeans[sortedMeans.length - outside]));
  }

  /** Returns the probability of each sum of positive ranks, when every sign is a coin toss. */
  private static double[] nullDistribution(int n) {
    double[] mass = new double[n * (n + 1) / 2 + 1];
    mass[0] = 1;
    for (int rank = 1; rank <= n; rank++) {
      for (int sum = mass.length - 1; sum >= 0; sum--) {
        mass[sum] = (mass[sum] + (sum >= rank ? mass[sum - rank] : 0)) / 2;
      }
    }
    return mass;
  }

  private static OptionalDouble p(double[] differences) {
    if (differences.length < 2) {
      return OptionalDouble.empty();
    }
    double[] nonZero = Arrays.stream(differences).filter(d -> d != 0).toArray();
    if (nonZero.length == 0) {
      return OptionalDouble.of(1);
    }
    var test = WilcoxonSignedRankTest.withDefaults();
    var method = nonZero.length == differences.length ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC;
    return OptionalDouble.of(test.with(method).test(nonZero).getPValue());
  }
}
