package dev.threadmill.fetch;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs what is to happen at a deadline, on one thread; the tasks must be short. */
final class Alarms implements AutoCloseable {
  private final ScheduledThreadPoolExecutor timer;

  Alarms() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("threadmill-fetch-alarms").factory());
    // Nearly every alarm is cancelled: without this they would pile up until their time has come.
    timer.setRemoveOnCancelPolicy(true);
    timer.prestartCoreThread();
  }

  Future<?> set(Deadline deadline, Runnable task) {
    return timer.schedule(task, deadline.remainingNs(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
