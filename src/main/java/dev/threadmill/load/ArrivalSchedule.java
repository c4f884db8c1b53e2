package dev.threadmill.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When each request of a window is meant to start. The same arguments give the same times on every
 * machine, so that all strategies face the same arrivals.
 */
public final class ArrivalSchedule {
  /** More than this is no load for one generator. */
  private static final int MOST_ARRIVALS = 10_000_000;

  private final long[] timesNs;
  private final Duration window;

  private ArrivalSchedule(long[] timesNs, Duration window) {
    this.timesNs = timesNs;
    this.window = window;
  }

  /**
   * Returns a schedule.
   *
   * @param perSecond the mean rate, more than 0
   * @param window how long requests keep arriving; at least one does, and at most ten million
   * @param seed what Poisson arrivals are drawn from; constant ones need none
   * @throws IllegalArgumentException in one line, if there would be too many or too few arrivals
   */
  public static ArrivalSchedule of(
      Arrivals arrivals, double perSecond, Duration window, long seed) {
    double expected = perSecond * window.toNanos() / 1e9;
    // Written so that NaN fails.
    if (!(expected >= 1 && expected <= MOST_ARRIVALS)) {
      throw new IllegalArgumentException(
          "%s per second for %d ms are %s arrivals: from 1 to %d expected"
              .formatted(perSecond, window.toMillis(), expected, MOST_ARRIVALS));
    }
    var times =
        switch (arrivals) {
          case CONSTANT -> constant(perSecond, (int) Math.round(expected));
          case POISSON -> poisson(perSecond, window.toNanos(), (int) expected, seed);
        };
    return new ArrivalSchedule(times, window);
  }

  /** Returns how many requests arrive. */
  public int size() {
    return timesNs.length;
  }

  /** Returns when one of them does, in nanoseconds since the window began; never decreasing. */
  public long atNs(int arrival) {
    return timesNs[arrival];
  }

  /** Returns how long requests keep arriving. */
  public Duration window() {
    return window;
  }

  private static long[] constant(double perSecond, int count) {
    var times = new long[count];
    for (int i = 0; i < count; i++) {
      times[i] = Math.round(i * 1e9 / perSecond);
    }
    return times;
  }

  private static long[] poisson(double perSecond, long windowNs, int expected, long seed) {
    var random = new SplittableRandom(seed);
    var times = new long[expected + 16];
    int count = 0;
    double atNs = gapNs(random, perSecond);
    while (atNs < windowNs || count == 0) {
      if (count == times.length) {
        times = Arrays.copyOf(times, times.length + times.length / 2);
      }
      // A window without any arrival would have no response times to tell of.
      times[count++] = Math.min(Math.round(atNs), windowNs);
      atNs += gapNs(random, perSecond);
    }
    return Arrays.copyOf(times, count);
  }

  private static double gapNs(SplittableRandom random, double perSecond) {
    return -Math.log1p(-random.nextDouble()) * 1e9 / perSecond;
  }
}
