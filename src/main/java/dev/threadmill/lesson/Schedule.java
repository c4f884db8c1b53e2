package dev.threadmill.lesson;

import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.workload.SumList;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;

/** Hands tasks to a strategy's executor one by one, and says of each that it did. */
final class Schedule {
  /** The list of the course's transcript; the one of its code, which {@code map} has, differs. */
  private static final SumList SUMS = SumList.parse("10000+100000+1000000+10000000");

  private final PrintWriter out;
  private final CompletionService<Long> service;

  /**
   * @param runner of a strategy that has an executor
   */
  @SuppressWarnings("UnnecessaryMethodReference") // It hides that the executor is a pool.
  Schedule(PrintWriter out, BatchRunner runner) {
    this.out = out;
    // The executor and no more: given a pool, the service would take futures from it, and those of
    // some pools do not interrupt a task that is cancelled.
    service = new ExecutorCompletionService<>(runner.executor().orElseThrow()::execute);
  }

  List<Future<Long>> addSums() {
    var batch = SUMS.batch();
    var futures = new ArrayList<Future<Long>>();
    for (int i = 0; i < batch.size(); i++) {
      int index = i;
      futures.add(add(Long.toString(SUMS.list().get(i)), () -> batch.run(index)));
    }
    return futures;
  }

  Future<Long> add(String name, Callable<Long> task) {
    var future = service.submit(task);
    out.println("Scheduled for " + name + " : " + describe(future));
    return future;
  }

  /** Waits for the next future to be done, in whatever way, and returns it. */
  Future<Long> takeCompleted() throws InterruptedException {
    return service.take();
  }

  static String describe(Future<?> future) {
    return "Future[state=" + future.state() + "]";
  }
}
