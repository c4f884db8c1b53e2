package dev.threadmill.analysis;

import dev.threadmill.stats.Interval;
import dev.threadmill.stats.PairedRatio;
import dev.threadmill.stats.Samples;
import dev.threadmill.stats.StudentT;
import java.util.Optional;

/**
 * A quantity estimated from forks.
 *
 * @param value the point estimate: for scores and ratios the geometric mean over forks, because
 *     they vary by factors; for metrics the arithmetic mean, because costs add up and may be zero
 * @param interval its 95 % confidence interval by Student's t, on logarithms where the mean is
 *     geometric; empty for fewer than two forks, which say nothing about how forks differ
 * @param n the forks it rests on, at least 1
 */
public record Estimate(double value, Optional<Interval> interval, int n) {
  private static final double LEVEL = 0.95;

  static Estimate ofScores(double[] scores) {
    return new Estimate(
        Samples.geometricMean(scores),
        StudentT.geometricMeanInterval(scores, LEVEL),
        scores.length);
  }

  /** Of values that cannot be negative: neither can the bounds of their interval. */
  static Estimate ofMetric(double[] values) {
    var estimate = ofDifferences(values);
    return new Estimate(
        estimate.value,
        estimate.interval.map(i -> new Interval(Math.max(0, i.low()), i.high())),
        estimate.n);
  }

  /** Of values of either sign. */
  static Estimate ofDifferences(double[] values) {
    return new Estimate(Samples.mean(values), StudentT.meanInterval(values, LEVEL), values.length);
  }

  /** Returns the estimate in another unit: everything times a factor above 0. */
  public Estimate times(double factor) {
    return new Estimate(
        value * factor, interval.map(i -> new Interval(i.low() * factor, i.high() * factor)), n);
  }

  static Estimate ofRatio(PairedRatio ratio, int pairs) {
    return new Estimate(ratio.value(), ratio.interval(), pairs);
  }
}
