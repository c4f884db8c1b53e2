package dev.threadmill.lesson;

import dev.threadmill.strategy.StrategySpec;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A wait with a time limit for the sums and for a task without end, which is then cancelled. */
final class WaitLesson {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private WaitLesson() {}

  static void replay(PrintWriter out, StrategySpec strategy) throws InterruptedException {
    try (var runner = strategy.open()) {
      var watch = new Stopwatch();
      var schedule = new Schedule(out, runner);
      var futures = schedule.addSums();
      var never = new CountDownLatch(1);
      futures.add(
          schedule.add(
              "ever",
              () -> {
                never.await();
                return 0L;
              }));
      try {
        print(out, Waited.within(LIMIT, futures));
      } finally {
        futures.forEach(future -> future.cancel(true));
      }
      out.println();
      out.println("Time : " + watch);
    }
  }

  private static void print(PrintWriter out, Waited waited) {
    out.println("Completed Tasks : " + describe(waited.done()));
    out.println(
        "Pending ones after waiting for "
            + LIMIT.toSeconds()
            + " seconds : "
            + describe(waited.notDone()));
    out.println(waited.done().stream().map(Future::resultNow).toList());
    waited.notDone().forEach(future -> future.cancel(true));
    out.println("Pending ones after their cancellation : " + describe(waited.notDone()));
  }

  private static List<String> describe(List<Future<Long>> futures) {
    return futures.stream().map(Schedule::describe).toList();
  }

  /** What a wait found, each part in the order asked. */
  private record Waited(List<Future<Long>> done, List<Future<Long>> notDone) {

    /** Waits until all are done, in whatever way, or the time is up. */
    static Waited within(Duration limit, List<Future<Long>> futures) throws InterruptedException {
      long deadlineNs = System.nanoTime() + limit.toNanos();
      for (var future : futures) {
        try {
          future.get(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) {
          // Done, too.
        } catch (TimeoutException e) {
          break;
        }
      }
      // One look at each, so that a future that ends meanwhile is in one of the two lists.
      var done = new ArrayList<Future<Long>>();
      var notDone = new ArrayList<Future<Long>>();
      futures.forEach(future -> (future.isDone() ? done : notDone).add(future));
      return new Waited(done, notDone);
    }
  }
}
