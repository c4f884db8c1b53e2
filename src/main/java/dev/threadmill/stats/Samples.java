package dev.threadmill.stats;

import java.util.Arrays;

/**
 * Location and spread of samples.
 *
 * <p>Every method throws {@link IllegalArgumentException} for a sample that is not finite, and for
 * fewer samples than it needs. Results are in the samples' unit.
 */
public final class Samples {

  private Samples() {}

  /** Returns the arithmetic mean of at least one sample. */
  public static double mean(double[] samples) {
    requireFinite(samples, 1);
    double total = 0;
    for (double sample : samples) {
      total += sample;
    }
    return total / samples.length;
  }

  /**
   * Returns the geometric mean of at least one sample.
   *
   * @throws IllegalArgumentException also if a sample is zero or less
   */
  public static double geometricMean(double[] samples) {
    return Math.exp(mean(logs(samples)));
  }

  /** Returns the standard deviation, with divisor n − 1, of at least two samples. */
  public static double standardDeviation(double[] samples) {
    requireFinite(samples, 2);
    double mean = mean(samples);
    double squares = 0;
    for (double sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    return Math.sqrt(squares / (samples.length - 1));
  }

  /** Returns the median of at least one sample: of an even number, the mean of the middle two. */
  public static double median(double[] samples) {
    requireFinite(samples, 1);
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  /** Returns the natural logarithms of samples, all of which must be positive. */
  static double[] logs(double[] samples) {
    requireFinite(samples, 0);
    double[] logs = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      if (samples[i] <= 0) {
        throw new IllegalArgumentException(
            "a sample of " + samples[i] + ": only positive ones have a logarithm");
      }
      logs[i] = Math.log(samples[i]);
    }
    return logs;
  }

  static void requireFinite(double[] samples, int least) {
    if (samples.length < least) {
      throw new IllegalArgumentException(
          samples.length + " samples: at least " + least + " needed");
    }
    for (double sample : samples) {
      if (!Double.isFinite(sample)) {
        throw new IllegalArgumentException("a sample of " + sample + ": it must be finite");
      }
    }
  }
}
