package dev.threadmill.lesson;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.SumList;
import dev.threadmill.workload.WrongResultException;
import java.io.PrintWriter;

/** The sums of the work list at once, their results in its order. */
final class MapLesson {

  private MapLesson() {}

  static void replay(PrintWriter out, StrategySpec strategy)
      throws BatchFailedException, InterruptedException, WrongResultException {
    var sums = SumList.parse(SumList.SEED_LIST);
    try (var runner = strategy.open()) {
      var watch = new Stopwatch();
      var results = runner.run(sums.batch());
      sums.verify(results);
      out.println();
      out.println("Result -> " + results + " Time : " + watch);
    }
  }
}
