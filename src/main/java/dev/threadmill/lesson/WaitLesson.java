package dev.threadmill.lesson;

import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.strategy.Waited;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

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

  private static void print(PrintWriter out, Waited<Long> waited) {
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
}
