package dev.threadmill.load;

import dev.threadmill.strategy.BatchRunner;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Fires requests at the times of a schedule on the threads of one strategy, from the calling
 * thread, which is the generator. No request waits for another one's answer.
 *
 * <p>A strategy with an {@linkplain BatchRunner#executor() executor} is handed each request as a
 * task; {@code completable-async} starts it without blocking. The others run a batch as a whole and
 * have no place for requests that come one by one.
 */
public final class OpenLoop {
  /** A task that ended by an exception of its own, which is a defect of the client. */
  public static final String EXCEPTION = "exception";

  /** A request that the strategy's executor would not take, for want of threads or memory. */
  public static final String REJECTED = "rejected";

  /** Between the call and the first arrival, so that the generator is not late before it begins. */
  private static final long LEAD_NS = Duration.ofMillis(2).toNanos();

  /** How a strategy begins a request: returns as soon as it has been handed over. */
  private interface Firing {
    void fire(int arrival, InFlight inFlight);
  }

  private final Firing firing;
  private final Duration drainLimit;

  private OpenLoop(Firing firing, Duration drainLimit) {
    this.firing = firing;
    this.drainLimit = drainLimit;
  }

  /**
   * Returns the open loop of a strategy.
   *
   * @param runner the strategy, open; stays the caller's to close
   * @param requests must be {@link AsyncRequests} for a strategy without an executor
   * @param drainLimit how long to wait for answers after the last request was fired
   * @throws IllegalArgumentException in one line, if the strategy cannot be given single requests
   */
  public static OpenLoop on(BatchRunner runner, Requests requests, Duration drainLimit) {
    var executor = runner.executor();
    if (executor.isPresent()) {
      var threads = executor.get();
      return new OpenLoop((i, inFlight) -> submit(threads, requests, i, inFlight), drainLimit);
    }
    if (requests instanceof AsyncRequests async) {
      return new OpenLoop((i, inFlight) -> start(async, i, inFlight), drainLimit);
    }
    throw new IllegalArgumentException(
        "the strategy takes no single requests, and these cannot be started without blocking");
  }

  /**
   * Fires a window of requests and waits until all have ended, or the drain limit is over.
   *
   * @throws InterruptedException if the caller is; requests that were fired go on
   */
  public LoadWindow run(ArrivalSchedule schedule) throws InterruptedException {
    int size = schedule.size();
    var ownLatenessNs = new long[size];
    long originNs = System.nanoTime() + LEAD_NS;
    var inFlight = new InFlight(size, originNs);
    long freeNs = originNs;
    for (int i = 0; i < size; i++) {
      long dueNs = originNs + schedule.atNs(i);
      awaitTime(dueNs);
      // What the strategy took to be given the request before is its own, not the generator's.
      long couldFireNs = Math.max(0, freeNs - dueNs) + dueNs;
      ownLatenessNs[i] = Math.max(0, System.nanoTime() - couldFireNs);
      firing.fire(i, inFlight);
      freeNs = System.nanoTime();
    }
    inFlight.awaitEnd(drainLimit.toNanos());
    return inFlight.toWindow(schedule, ownLatenessNs);
  }

  private static void awaitTime(long dueNs) throws InterruptedException {
    for (long leftNs = dueNs - System.nanoTime(); leftNs > 0; leftNs = dueNs - System.nanoTime()) {
      LockSupport.parkNanos(leftNs);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static void submit(Executor executor, Requests requests, int arrival, InFlight inFlight) {
    try {
      executor.execute(() -> send(requests, arrival, inFlight));
    } catch (RuntimeException | OutOfMemoryError e) {
      // The JVM says OutOfMemoryError when the system has no thread to give.
      inFlight.started(arrival);
      inFlight.ended(arrival, Optional.of(REJECTED));
    }
  }

  private static void send(Requests requests, int arrival, InFlight inFlight) {
    inFlight.started(arrival);
    var failure = Optional.of(EXCEPTION);
    try {
      failure = requests.send(arrival);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      inFlight.ended(arrival, failure);
    }
  }

  private static void start(AsyncRequests requests, int arrival, InFlight inFlight) {
    inFlight.started(arrival);
    try {
      var unused =
          requests
              .start(arrival)
              .whenComplete(
                  (failure, thrown) ->
                      inFlight.ended(arrival, thrown == null ? failure : Optional.of(EXCEPTION)));
    } catch (RuntimeException | OutOfMemoryError e) {
      inFlight.ended(arrival, Optional.of(REJECTED));
    }
  }
}
