package dev.threadmill.lesson;

import dev.threadmill.strategy.StrategySpec;
import java.io.PrintWriter;
import java.util.concurrent.ExecutionException;

/** Results in the order in which they come. */
final class AsCompletedLesson {

  private AsCompletedLesson() {}

  static void replay(PrintWriter out, StrategySpec strategy)
      throws ExecutionException, InterruptedException {
    try (var runner = strategy.open()) {
      var watch = new Stopwatch();
      var schedule = new Schedule(out, runner);
      int scheduled = schedule.addSums().size();
      for (int i = 0; i < scheduled; i++) {
        var future = schedule.takeCompleted();
        out.println("Future Result : " + future.get() + ", Done : " + future.isDone());
        out.println("Future Cancelled : " + future.isCancelled());
      }
      out.println();
      out.println("Time : " + watch);
    }
  }
}
