package dev.threadmill.workload;

/** Sums of consecutive whole numbers, added one by one: computing that takes time in proportion. */
public final class Summation {

  /** The largest n whose sum of 1 to n is promised to fit a long. */
  static final long LARGEST = 3_000_000_000L;

  private Summation() {}

  /**
   * Returns the sum of the numbers from one to the other, both included, in time linear in their
   * count; 0 if there are none.
   */
  public static long sum(long from, long to) {
    // The plainest loop is also the one to rely upon. Each addition needs the one before it, and C2
    // neither knows a closed form for it nor vectorizes it (the same time with -UseSuperWord), so
    // that it costs one addition per cycle at any length.
    long sum = 0;
    for (long n = from; n <= to; n++) {
      sum += n;
    }
    return sum;
  }

  /** Returns the sum of 1 to n by the formula, which results are checked against. */
  static long closedForm(long n) {
    // The even one of the two factors is halved first, so that no product is larger than the sum.
    return n % 2 == 0 ? n / 2 * (n + 1) : (n + 1) / 2 * n;
  }
}
