package dev.threadmill.calibrate;

/** How far a count may be from what a rate promises, by chance alone: the binomial distribution. */
final class ByChance {
  private static final double TAIL = 0.025;

  private ByChance() {}

  /**
   * Returns the smallest count that a true rate stays within with a chance of at least 97.5 %.
   *
   * @param rate above 0 and below 1
   * @param repetitions from 1 to 1000, beyond which the first term could vanish
   */
  static int most(double rate, int repetitions) {
    return quantile(rate, repetitions, 1 - TAIL);
  }

  /** Returns the largest count that a true rate reaches with a chance of at least 97.5 %. */
  static int least(double rate, int repetitions) {
    // P(X >= k) = P(n - X <= n - k), and n - X has the complementary rate.
    return repetitions - quantile(1 - rate, repetitions, 1 - TAIL);
  }

  private static int quantile(double rate, int repetitions, double level) {
    if (repetitions < 1 || repetitions > 1000) {
      throw new IllegalArgumentException(repetitions + " repetitions: from 1 to 1000 expected");
    }
    double probability = Math.pow(1 - rate, repetitions);
    double cumulated = probability;
    int count = 0;
    while (cumulated < level) {
      count++;
      probability *= rate / (1 - rate) * (repetitions - count + 1) / count;
      cumulated += probability;
    }
    return count;
  }
}
