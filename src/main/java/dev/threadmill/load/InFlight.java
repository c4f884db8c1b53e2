package dev.threadmill.load;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The stamps of the requests of one window while they are under way. Each request writes its own
 * places only; nothing is recorded in a histogram before the window has ended, so that recording
 * takes no time from the requests.
 */
final class InFlight {
  /** No request has these times: they are taken at or after the window's beginning. */
  private static final long NOT_YET = 0;

  private final long originNs;
  private final long[] startsNs;

  /** Written last, and read first: whoever sees an end sees the start and the failure with it. */
  private final AtomicLongArray endsNs;

  private final @Nullable String[] failures;
  private final CountDownLatch unanswered;

  InFlight(int requests, long originNs) {
    this.originNs = originNs;
    this.startsNs = new long[requests];
    this.endsNs = new AtomicLongArray(requests);
    this.failures = new @Nullable String[requests];
    this.unanswered = new CountDownLatch(requests);
  }

  /** Notes that the strategy has begun to work on a request. */
  void started(int arrival) {
    startsNs[arrival] = sinceOriginNs();
  }

  /** Notes a request's end, the first time that it is told. */
  void ended(int arrival, Optional<String> failure) {
    long nowNs = sinceOriginNs();
    if (endsNs.getPlain(arrival) == NOT_YET) {
      failures[arrival] = failure.orElse(null);
      endsNs.setRelease(arrival, nowNs);
      unanswered.countDown();
    }
  }

  /** Waits until all have ended or the time is up. */
  void awaitEnd(long limitNs) throws InterruptedException {
    var unused = unanswered.await(limitNs, TimeUnit.NANOSECONDS);
  }

  /** Returns what became of each request so far. */
  LoadWindow toWindow(ArrivalSchedule schedule, long[] ownLatenessNs) {
    int size = startsNs.length;
    var starts = new long[size];
    var ends = new long[size];
    var kinds = new @Nullable String[size];
    for (int i = 0; i < size; i++) {
      ends[i] = endsNs.getAcquire(i);
      boolean ended = ends[i] != NOT_YET;
      starts[i] = ended ? startsNs[i] : LoadWindow.UNKNOWN;
      kinds[i] = ended ? failures[i] : LoadWindow.UNANSWERED;
      ends[i] = ended ? ends[i] : LoadWindow.UNKNOWN;
    }
    return new LoadWindow(schedule, starts, ends, kinds, ownLatenessNs);
  }

  /** Never {@link #NOT_YET}, not even within the clock's first tick. */
  private long sinceOriginNs() {
    return Math.max(1, System.nanoTime() - originNs);
  }
}
