package dev.threadmill.site;

import java.time.Duration;

/**
 * How long sites take to answer: a distribution, sampled once per site.
 *
 * <p>Every latency has a spec, the text that names it on the command line and in files: {@code
 * 100ms}, {@code lognormal:100ms:0.5} (median, sigma) or {@code pareto:100ms:1.5:5s} (median,
 * alpha, cap). Durations are whole numbers of {@code ns}, {@code us}, {@code ms} or {@code s}. No
 * latency is ever longer than {@link #MAX}.
 */
public sealed interface Latency {

  /** The longest latency there is; a sample of any distribution is cut to it. */
  Duration MAX = Duration.ofHours(1);

  /**
   * Reads a spec.
   *
   * @throws IllegalArgumentException in one line naming the value and the valid forms
   */
  static Latency parse(String spec) {
    return LatencySpec.parse(spec);
  }

  /** Returns the text that {@link #parse} turns into an equal latency. */
  String spec();

  /**
   * Returns the latency in nanoseconds below which a share of {@code u} of all sites lies: the
   * quantile function, so that uniform numbers become latencies.
   *
   * @param u greater than 0 and less than 1
   */
  long sampleNs(double u);

  /** Returns the latency that half of all sites stay below. */
  Duration median();

  /**
   * The same latency for every site.
   *
   * @param median from 0 to {@link #MAX}
   */
  record Fixed(Duration median) implements Latency {

    public Fixed {
      if (median.isNegative() || median.compareTo(MAX) > 0) {
        throw new IllegalArgumentException("latency must be from 0ms to 3600s: " + median);
      }
    }

    @Override
    public String spec() {
      return LatencySpec.format(median);
    }

    @Override
    public long sampleNs(double u) {
      return median.toNanos();
    }

    @Override
    public String toString() {
      return spec();
    }
  }

  /**
   * A latency whose logarithm is normal, as the response times of healthy servers roughly are.
   *
   * @param median more than 0 and at most {@link #MAX}
   * @param sigma the standard deviation of the logarithm, from 0.001 to 3
   */
  record Lognormal(Duration median, double sigma) implements Latency {

    public Lognormal {
      requirePositive(median);
      requireBetween("sigma", sigma, 0.001, 3);
    }

    @Override
    public String spec() {
      return "lognormal:" + LatencySpec.format(median) + ":" + sigma;
    }

    @Override
    public long sampleNs(double u) {
      return cut(median.toNanos() * Math.exp(sigma * NormalQuantile.of(u)), MAX);
    }

    @Override
    public String toString() {
      return spec();
    }
  }

  /**
   * A Pareto latency, where a few sites take very much longer than the rest: the smaller {@code
   * alpha}, the heavier the tail.
   *
   * @param median more than 0 and at most {@link #MAX}
   * @param alpha the tail index, from 0.1 to 100
   * @param cap the longest latency, from {@code median} to {@link #MAX}
   */
  record HeavyTailed(Duration median, double alpha, Duration cap) implements Latency {

    public HeavyTailed {
      requirePositive(median);
      requireBetween("alpha", alpha, 0.1, 100);
      if (cap.compareTo(median) < 0 || cap.compareTo(MAX) > 0) {
        throw new IllegalArgumentException(
            "cap must be from the median (" + LatencySpec.format(median) + ") to 3600s: " + cap);
      }
    }

    @Override
    public String spec() {
      return "pareto:" + LatencySpec.format(median) + ":" + alpha + ":" + LatencySpec.format(cap);
    }

    @Override
    public long sampleNs(double u) {
      return cut(median.toNanos() * Math.pow(2 * (1 - u), -1 / alpha), cap);
    }

    @Override
    public String toString() {
      return spec();
    }
  }

  private static void requirePositive(Duration median) {
    if (!median.isPositive() || median.compareTo(MAX) > 0) {
      throw new IllegalArgumentException(
          "median must be more than 0ms and at most 3600s: " + median);
    }
  }

  private static void requireBetween(String name, double value, double least, double most) {
    // Written so that NaN fails.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ": " + value);
    }
  }

  private static long cut(double ns, Duration cap) {
    return Math.min(Math.round(ns), cap.toNanos());
  }
}
