package dev.threadmill.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the level or the spread of a series changes, as it does while a JVM warms up.
 *
 * <p>The series is cut where that lowers −2 ln L the most, L being the likelihood of one normal
 * distribution per segment, each with its own mean and variance; a cut costs 15 ln n (Barrett et
 * al. 2017) and a segment has at least four values. That is the exact minimum which PELT (Killick
 * et al. 2012) finds; without its pruning the time grows with the square of n, which is
 * milliseconds for a thousand values.
 *
 * <p>A segment's standard deviation counts as at least a ten-thousandth of the median size of the
 * series: timers are no better, and a few equal values in a row would otherwise be worth any cut.
 */
public final class Changepoints {
  private static final double PENALTY = 15;
  private static final int SHORTEST = 4;
  private static final double RESOLUTION = 1e-4;
  private static final double SAME_LEVEL = 1.05;

  private Changepoints() {}

  /**
   * Returns the starts of the segments after the first, ascending; none if the series is one
   * segment, or shorter than eight values.
   *
   * @param series in the order of measurement; may be empty
   * @throws IllegalArgumentException if a value is not finite
   */
  public static int[] of(double[] series) {
    Samples.requireFinite(series, 0);
    if (series.length < 2 * SHORTEST) {
      return new int[0];
    }
    int[] startOfLast = cheapestCuts(series);
    return IntStream.iterate(startOfLast[series.length], cut -> cut > 0, cut -> startOfLast[cut])
        .sorted()
        .toArray();
  }

  /**
   * Returns the index from which a series is steady: the start of its last segment, to which the
   * segments before it are joined one by one for as long as their mean is within 5 % of the mean of
   * what is joined already. The larger is compared with the smaller, so that times and rates are
   * judged alike.
   *
   * @param series positive values, such as times or scores, in the order of measurement
   * @return 0 for a series that is steady from its first value on
   * @throws IllegalArgumentException if there is no value or one is not positive and finite
   */
  public static int steadyFrom(double[] series) {
    Samples.requireFinite(series, 1);
    for (double value : series) {
      if (value <= 0) {
        throw new IllegalArgumentException("a sample of " + value + ": it must be positive");
      }
    }
    int[] cuts = of(series);
    for (int i = cuts.length - 1; i >= 0; i--) {
      double before = mean(series, i == 0 ? 0 : cuts[i - 1], cuts[i]);
      double joined = mean(series, cuts[i], series.length);
      if (Math.max(before, joined) > SAME_LEVEL * Math.min(before, joined)) {
        return cuts[i];
      }
    }
    return 0;
  }

  private static double mean(double[] series, int from, int to) {
    return Samples.mean(Arrays.copyOfRange(series, from, to));
  }

  /** Returns, for each length of the series' beginning, where its last segment starts. */
  private static int[] cheapestCuts(double[] series) {
    int n = series.length;
    double penalty = PENALTY * Math.log(n);
    double leastVariance = leastVariance(series);
    double[] cost = new double[n + 1];
    Arrays.fill(cost, Double.POSITIVE_INFINITY);
    cost[0] = -penalty;
    int[] startOfLast = new int[n + 1];
    for (int start = 0; start <= n - SHORTEST; start++) {
      // Welford's sums: they do not cancel when a first iteration is a thousand times the others.
      double mean = 0;
      double squares = 0;
      for (int end = start + 1; end <= n; end++) {
        int length = end - start;
        double deviation = series[end - 1] - mean;
        mean += deviation / length;
        squares += deviation * (series[end - 1] - mean);
        double variance = Math.max(squares / length, leastVariance);
        double total = cost[start] + penalty + length * Math.log(variance);
        if (length >= SHORTEST && total < cost[end]) {
          cost[end] = total;
          startOfLast[end] = start;
        }
      }
    }
    return startOfLast;
  }

  private static double leastVariance(double[] series) {
    double median = Samples.median(Arrays.stream(series).map(Math::abs).toArray());
    return Math.max(Math.pow(RESOLUTION * median, 2), Double.MIN_NORMAL);
  }
}
