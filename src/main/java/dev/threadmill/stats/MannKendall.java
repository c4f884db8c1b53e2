package dev.threadmill.stats;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether a series rises or falls steadily, whatever the shape of the rise (Mann 1945, Kendall).
 *
 * @param tau Kendall's τ-b of the series with its order: 1 if it only rises, −1 if it only falls, 0
 *     if it does neither, is constant or has fewer than two values
 * @param p the two-sided p-value of "there is no trend", by the normal approximation with
 *     corrections for continuity and ties; 1 for a constant series, and for fewer than four values,
 *     which no order makes remarkable
 */
public record MannKendall(double tau, double p) {
  private static final int FEWEST = 4;

  /**
   * Tests a series.
   *
   * @param series in the order of measurement, equally spaced or not; may be empty
   * @throws IllegalArgumentException if a value is not finite
   */
  public static MannKendall of(double[] series) {
    Samples.requireFinite(series, 0);
    int score = score(series);
    if (score == 0) {
      return new MannKendall(0, 1);
    }
    double n = series.length;
    double pairs = n * (n - 1) / 2;
    double variance = n * (n - 1) * (2 * n + 5);
    double untied = pairs;
    for (double ties : tieCounts(series)) {
      variance -= ties * (ties - 1) * (2 * ties + 5);
      untied -= ties * (ties - 1) / 2;
    }
    double z = (Math.abs(score) - 1) / Math.sqrt(variance / 18);
    return new MannKendall(
        score / Math.sqrt(untied * pairs),
        n < FEWEST ? 1 : 2 * NormalDistribution.of(0, 1).survivalProbability(z));
  }

  /** Returns how many more pairs of the series rise than fall. */
  private static int score(double[] series) {
    int score = 0;
    for (int later = 1; later < series.length; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        score += (int) Math.signum(series[later] - series[earlier]);
      }
    }
    return score;
  }

  private static double[] tieCounts(double[] series) {
    return Arrays.stream(series)
        .boxed()
        .collect(Collectors.groupingBy(value -> value, Collectors.counting()))
        .values()
        .stream()
        .mapToDouble(Long::doubleValue)
        .toArray();
  }
}
