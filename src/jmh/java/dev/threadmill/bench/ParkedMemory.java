package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.workload.Footprint;
import dev.threadmill.workload.WrongResultException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The memory that parked tasks hold: what there is with them less what there was without, both
 * after full collections.
 *
 * @param heapBytes live heap
 * @param rssBytes resident set; empty where the system does not tell
 */
record ParkedMemory(long heapBytes, OptionalLong rssBytes) {
  private static final Duration REHEARSAL = Duration.ofSeconds(1);
  private static final int REHEARSED_TASKS = 1000;
  private static final int POLL_MILLIS = 5;

  /**
   * Parks the tasks once, on the strategy's threads, and releases them.
   *
   * @throws IllegalStateException if not all can be parked at once
   */
  static ParkedMemory measure(Footprint work, BatchRunner runner)
      throws BatchFailedException, WrongResultException, InterruptedException {
    rehearse(work, runner);
    var parking = work.held();
    var operation =
        new FutureTask<>(
            () -> {
              work.verify(parking, runner.run(parking));
              return true;
            });
    ParkedMemory without = now();
    Thread.ofPlatform().daemon().name("footprint").start(operation);
    try {
      awaitParked(work.tasks(), parking, operation);
      ParkedMemory with = now();
      return with.less(without);
    } finally {
      parking.release();
      awaitEnd(operation);
    }
  }

  /** Frames of code that has not been compiled are several times as large. */
  private static void rehearse(Footprint work, BatchRunner runner)
      throws BatchFailedException, WrongResultException, InterruptedException {
    long endNs = System.nanoTime() + REHEARSAL.toNanos();
    do {
      var some = new Footprint(Math.min(work.tasks(), REHEARSED_TASKS), work.depth());
      var parking = some.parking();
      some.verify(parking, runner.run(parking));
    } while (System.nanoTime() < endNs);
  }

  private static void awaitParked(int tasks, Footprint.Parking parking, FutureTask<?> operation)
      throws InterruptedException {
    var watch = new StuckWatch(parking);
    while (parking.parked() < tasks) {
      if (operation.isDone() || watch.stuck()) {
        throw new IllegalStateException(
            "only " + parking.parked() + " of " + tasks + " tasks could be parked at once");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private static void awaitEnd(FutureTask<?> operation) throws InterruptedException {
    try {
      operation.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the parked tasks failed", e.getCause());
    }
  }

  private static ParkedMemory now() {
    // The second time for what the first one's finalizers and references let go.
    System.gc();
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new ParkedMemory(heap, ProcessStatus.bytes("VmRSS"));
  }

  private ParkedMemory less(ParkedMemory other) {
    return new ParkedMemory(
        heapBytes - other.heapBytes,
        rssBytes.isPresent() && other.rssBytes.isPresent()
            ? OptionalLong.of(rssBytes.getAsLong() - other.rssBytes.getAsLong())
            : OptionalLong.empty());
  }
}
