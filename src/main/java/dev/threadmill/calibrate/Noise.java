package dev.threadmill.calibrate;

import java.util.SplittableRandom;

/**
 * How times vary that are the same in truth. Everything is normal on the logarithms: forks about
 * the drift's path, and the iterations of a fork about that fork.
 *
 * @param forkSd the standard deviation of forks
 * @param iterationSd the standard deviation of the iterations within a fork
 * @param drift what all forks meet, by their place in time
 */
record Noise(double forkSd, double iterationSd, Drift drift) {

  /**
   * Returns the scores of a fork's iterations.
   *
   * @param logLevel the logarithm of the time that it would have without its own noise
   */
  double[] fork(double logLevel, int iterations, SplittableRandom random) {
    double level = logLevel + forkSd * random.nextGaussian();
    double[] scores = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      scores[i] = Math.exp(level + iterationSd * random.nextGaussian());
    }
    return scores;
  }

  /** Returns the standard deviation of the logarithm of a ratio of two forks, drift aside. */
  double pairSd(int iterations) {
    return Math.sqrt(2 * (forkSd * forkSd + iterationSd * iterationSd / iterations));
  }
}
