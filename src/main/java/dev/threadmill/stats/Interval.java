package dev.threadmill.stats;

/**
 * A two-sided confidence interval.
 *
 * @param low the lower bound
 * @param high the upper bound
 */
public record Interval(double low, double high) {

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("bounds out of order: " + low + ", " + high);
    }
  }

  /** Returns whether the value lies within the bounds, the bounds included. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  /** Returns half the distance between the bounds, in their unit. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /** Returns the interval of the exponentials: from differences of logarithms to ratios. */
  public Interval exp() {
    return new Interval(Math.exp(low), Math.exp(high));
  }
}
