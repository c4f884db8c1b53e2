package dev.threadmill.workload;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A token that goes round a ring of threads: each waits for it, adds one and wakes the next. No two
 * ever have work at the same time, so that the time is that of handing over.
 *
 * @param threads how many sit in the ring, from 2 to 10,000
 * @param hops how often the token is handed on, from 1 to 10,000,000
 */
public record Ring(int threads, int hops) {
  static final int MOST_THREADS = 10_000;
  static final int MOST_HOPS = 10_000_000;

  /** What a seat holds that the token is not at. */
  private static final int NOTHING = -1;

  /**
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Ring {
    check("threads", threads, 2, MOST_THREADS);
    check("hops", hops, 1, MOST_HOPS);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s is %d; it needs to be from %d to %d", name, value, least, most));
    }
  }

  /**
   * Starts the threads, passes the token round, and waits for all of them to end.
   *
   * @param executor has at least as many threads, or this never returns
   * @return what the token has counted: the times that it was handed on
   * @throws InterruptedException if the caller is interrupted; the threads have ended by then
   */
  public int pass(Executor executor) throws InterruptedException {
    return new Round(this).run(executor);
  }

  /**
   * Checks what the token has counted.
   *
   * @throws WrongResultException if that is not the number of hops
   */
  public void verify(int token) throws WrongResultException {
    if (token != hops) {
      throw new WrongResultException(
          String.format(
              Locale.ROOT,
              "the token was handed on %d times and not %d in a ring of %d threads",
              token,
              hops,
              threads));
    }
  }

  /** One passing round. */
  private static final class Round {
    private final Seat[] seats;
    private final int hops;
    private final CountDownLatch sitting;
    private volatile boolean stopped;

    Round(Ring ring) {
      hops = ring.hops;
      sitting = new CountDownLatch(ring.threads);
      seats = new Seat[ring.threads];
      for (int i = 0; i < seats.length; i++) {
        seats[i] = new Seat();
      }
    }

    int run(Executor executor) throws InterruptedException {
      int started = 0;
      boolean ended = false;
      try {
        for (; started < seats.length; started++) {
          int place = started;
          executor.execute(() -> sit(place));
        }
        seats[0].put(0);
        sitting.await();
        ended = true;
      } finally {
        if (!ended) {
          endEarly(started);
        }
      }
      return seats[hops % seats.length].token;
    }

    private void sit(int place) {
      try {
        var seat = seats[place];
        var next = seats[(place + 1) % seats.length];
        int turns = hops / seats.length + (place < hops % seats.length ? 1 : 0);
        seat.sitter = Thread.currentThread();
        for (int turn = 0; turn < turns; turn++) {
          int token = take(seat);
          if (token == NOTHING) {
            return;
          }
          next.put(token + 1);
        }
      } finally {
        sitting.countDown();
      }
    }

    /** Waits for the token; returns nothing if there is no more waiting. */
    private int take(Seat seat) {
      int token = seat.token;
      while (token == NOTHING && !stopped) {
        LockSupport.park(this);
        token = seat.token;
      }
      seat.token = NOTHING;
      return token;
    }

    /** Lets none of the threads that were started outlive the operation. */
    private void endEarly(int started) {
      stopped = true;
      for (var seat : seats) {
        LockSupport.unpark(seat.sitter);
      }
      for (int i = started; i < seats.length; i++) {
        sitting.countDown();
      }
      boolean interrupted = false;
      while (true) {
        try {
          sitting.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Where one thread waits. Whoever sits down looks for the token after having said who it is. */
  private static final class Seat {
    private volatile @Nullable Thread sitter;
    private volatile int token = NOTHING;

    void put(int value) {
      token = value;
      LockSupport.unpark(sitter);
    }
  }
}
