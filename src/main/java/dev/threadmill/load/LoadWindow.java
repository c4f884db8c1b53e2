package dev.threadmill.load;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What became of the requests of one window. Every one of them is accounted for: offered =
 * completed + failed, where a request that was still unanswered at the end has failed.
 *
 * <p>All times are in nanoseconds since the window began.
 */
public final class LoadWindow {
  /** The kind of failure of a request that had no answer when the drain limit was over. */
  public static final String UNANSWERED = "unanswered";

  /** The time of what did not happen. */
  static final long UNKNOWN = -1;

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long MOST_OWN_LATENESS_NS = 10_000_000;

  private final ArrivalSchedule schedule;
  private final long[] startsNs;
  private final long[] endsNs;
  private final @Nullable String[] failures;
  private final long[] ownLatenessNs;

  /**
   * @param startsNs when the strategy began to work on each request
   * @param endsNs when each had its answer; {@link #UNKNOWN} for an unanswered one
   * @param failures the kind of failure of each, null for a right answer
   * @param ownLatenessNs by how much the generator itself fired each request too late
   */
  LoadWindow(
      ArrivalSchedule schedule,
      long[] startsNs,
      long[] endsNs,
      @Nullable String[] failures,
      long[] ownLatenessNs) {
    this.schedule = schedule;
    this.startsNs = startsNs;
    this.endsNs = endsNs;
    this.failures = failures;
    this.ownLatenessNs = ownLatenessNs;
  }

  /** Returns how many requests were due in the window. */
  public int offered() {
    return schedule.size();
  }

  /** Returns how many had the right answer. */
  public int completed() {
    return offered() - failures().values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many had none, by kind of failure, sorted by kind. */
  public SortedMap<String, Integer> failures() {
    var counts = new TreeMap<String, Integer>();
    for (var kind : failures) {
      if (kind != null) {
        counts.merge(kind, 1, Integer::sum);
      }
    }
    return Collections.unmodifiableSortedMap(counts);
  }

  /**
   * Returns the response time of every completed request: from when it was meant to start to its
   * answer, whatever it waited for in between.
   */
  public Histogram responseNs() {
    return times(i -> endsNs[i] - schedule.atNs(i));
  }

  /**
   * Returns the service time of every completed request: from when the strategy began to work on it
   * to its answer. What it waited for its turn is not in it.
   */
  public Histogram serviceNs() {
    return times(i -> endsNs[i] - startsNs[i]);
  }

  /** Returns by how much the generator itself fired each request too late. */
  public Histogram ownLatenessNs() {
    var histogram = new Histogram(SIGNIFICANT_DIGITS);
    for (long lateNs : ownLatenessNs) {
      histogram.recordValue(lateNs);
    }
    return histogram;
  }

  /** Returns how many requests the generator itself fired more than {@code ns} too late. */
  public int lateStarts(long ns) {
    int late = 0;
    for (long lateNs : ownLatenessNs) {
      late += lateNs > ns ? 1 : 0;
    }
    return late;
  }

  /**
   * Returns why the response times of this window are not the strategy's alone: the generator was
   * late by itself, by more than 10 ms for more than one request in a hundred. Empty if it was not.
   */
  public Optional<String> generatorFault() {
    int late = lateStarts(MOST_OWN_LATENESS_NS);
    if (late <= offered() / 100) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "the generator itself fired %d of %d requests more than 10 ms late (p99 %.1f ms), so that"
                + " response times are its own in part: lower the rate, or leave it a processor",
            late,
            offered(),
            ownLatenessNs().getValueAtPercentile(99) / 1e6));
  }

  /** Returns how many requests failed and why, in one sentence; empty if none did. */
  public Optional<String> failureSentence() {
    var kinds = failures();
    return kinds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d of %d requests failed: %s"
                .formatted(
                    offered() - completed(),
                    offered(),
                    kinds.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining(", "))));
  }

  /**
   * Returns the rate at which requests are answered over the rate at which they arrive: 1 less the
   * share of arrivals by which the backlog grows.
   *
   * <p>The backlog is all requests that are due and unanswered. Its growth is the difference of its
   * mean over the last quarter of the window and over the second one, and refers to the arrivals
   * between the middles of the two: a mean over a quarter is steadier than the backlog of an
   * instant, and the first quarter is left out because the window begins without any. The result is
   * 1 but for chance where the strategy keeps up, and capacity ÷ rate where it does not.
   */
  public double achievedShare() {
    long quarterNs = schedule.window().toNanos() / 4;
    double growth = backlog(3 * quarterNs, 4 * quarterNs) - backlog(quarterNs, 2 * quarterNs);
    double arrivals = offered() / 2.0;
    return 1 - growth / arrivals;
  }

  /** Returns the mean number of requests that are due and unanswered, over a part of the window. */
  double backlog(long fromNs, long toNs) {
    double waitingNs = 0;
    for (int i = 0; i < offered(); i++) {
      long endNs = endsNs[i] == UNKNOWN ? Long.MAX_VALUE : endsNs[i];
      waitingNs += Math.max(0, Math.min(endNs, toNs) - Math.max(schedule.atNs(i), fromNs));
    }
    return waitingNs / (toNs - fromNs);
  }

  private interface TimeOf {
    long ns(int arrival);
  }

  private Histogram times(TimeOf time) {
    var histogram = new Histogram(SIGNIFICANT_DIGITS);
    for (int i = 0; i < offered(); i++) {
      if (failures[i] == null) {
        // Clocks of two processors may differ by a few nanoseconds.
        histogram.recordValue(Math.max(0, time.ns(i)));
      }
    }
    return histogram;
  }
}
