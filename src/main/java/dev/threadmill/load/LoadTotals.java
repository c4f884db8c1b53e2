package dev.threadmill.load;

import org.HdrHistogram.Histogram;

/** The windows of one fork together. */
public final class LoadTotals {
  /** What a percentile is that rests on too few requests. */
  public static final double UNKNOWN = -1;

  /** Fewer requests beyond a percentile make it a matter of single ones. */
  private static final int LEAST_BEYOND = 10;

  private static final int SIGNIFICANT_DIGITS = 3;

  private final Histogram responseNs = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram serviceNs = new Histogram(SIGNIFICANT_DIGITS);
  private final Histogram pausesNs = new Histogram(SIGNIFICANT_DIGITS);
  private double achieved;
  private long offered;

  /** Adds a window, and the delays of an idle thread meanwhile. */
  public void add(LoadWindow window, Histogram pauses) {
    responseNs.add(window.responseNs());
    serviceNs.add(window.serviceNs());
    pausesNs.add(pauses);
    achieved += window.achievedShare() * window.offered();
    offered += window.offered();
  }

  /** Returns a percentile of response time in milliseconds, or {@link #UNKNOWN}. */
  public double responseMillis(double percentile) {
    return millis(responseNs, percentile);
  }

  /** Returns a percentile of service time in milliseconds, or {@link #UNKNOWN}. */
  public double serviceMillis(double percentile) {
    return millis(serviceNs, percentile);
  }

  /** Returns a percentile of an idle thread's delays in milliseconds, or {@link #UNKNOWN}. */
  public double pauseMillis(double percentile) {
    return millis(pausesNs, percentile);
  }

  /** Returns the mean share of arrivals that the strategy kept up with, or {@link #UNKNOWN}. */
  public double achievedShare() {
    return offered == 0 ? UNKNOWN : achieved / offered;
  }

  private static double millis(Histogram histogram, double percentile) {
    // Rounded, as 10 000 × (1 − 0.999) is not quite 10 in binary.
    long beyond = Math.round(histogram.getTotalCount() * (100 - percentile) / 100);
    return beyond < LEAST_BEYOND ? UNKNOWN : histogram.getValueAtPercentile(percentile) / 1e6;
  }
}
