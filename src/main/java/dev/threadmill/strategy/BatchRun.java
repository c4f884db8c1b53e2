package dev.threadmill.strategy;

import dev.threadmill.workload.Batch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One run of one batch: whether its tasks may still start, and which of them failed. */
final class BatchRun<T> {
  private final Batch<T> batch;
  private final Thread caller = Thread.currentThread();
  private final NavigableMap<Integer, Throwable> failures = new ConcurrentSkipListMap<>();
  private int neverStarted;
  private volatile boolean stopped;

  BatchRun(Batch<T> batch) {
    this.batch = batch;
  }

  Batch<T> batch() {
    return batch;
  }

  int size() {
    return batch.size();
  }

  /**
   * Returns whether the caller still wants results. Asked before each task, from any thread: two
   * reads of memory that nobody writes, which the tiniest task does not notice.
   */
  boolean mayStart() {
    if (caller.isInterrupted()) {
      stopped = true;
    }
    return !stopped;
  }

  /** Lets no more tasks start, as the caller was interrupted. */
  void stop() {
    stopped = true;
  }

  /** Runs one task, for strategies whose futures keep the failure. */
  T call(int index) throws Exception {
    if (!mayStart()) {
      throw new CancellationException();
    }
    return batch.run(index);
  }

  /**
   * Runs one task and keeps its failure here, for strategies in which a task that throws would
   * cancel the others. Returns null if there is no result.
   */
  @Nullable T callOrNote(int index) {
    if (!mayStart()) {
      return null;
    }
    try {
      return batch.run(index);
    } catch (InterruptedException e) {
      // The thread's interrupt status stays clear: set, it would fail the next task on this worker.
      if (Thread.currentThread() == caller) {
        stopped = true;
      } else {
        failures.put(index, e);
      }
    } catch (Throwable e) {
      failures.put(index, e);
    }
    return null;
  }

  /** Notes that a task failed outside of {@link #callOrNote}. */
  void note(int index, Throwable failure) {
    failures.put(index, failure);
  }

  /**
   * Starts the tasks in order and returns what each start returned. When the system runs out of
   * threads, that is the failure of the task that got none, and the rest is not started.
   */
  <F> List<F> startAll(IntFunction<F> start) {
    int size = size();
    var started = new ArrayList<F>(size);
    try {
      for (int i = 0; i < size; i++) {
        started.add(start.apply(i));
      }
    } catch (OutOfMemoryError e) {
      note(started.size(), e);
      neverStarted = size - started.size() - 1;
    }
    return started;
  }

  /** Waits for a future to end in whatever way, also if the caller is interrupted meanwhile. */
  void awaitEnd(Future<?> future) {
    while (true) {
      try {
        future.get();
        return;
      } catch (InterruptedException e) {
        stopped = true;
      } catch (ExecutionException | CancellationException e) {
        return;
      }
    }
  }

  /** Waits for something to end, also if the caller is interrupted meanwhile. */
  void awaitEnd(Awaited awaited) {
    while (true) {
      try {
        awaited.await();
        return;
      } catch (InterruptedException e) {
        stopped = true;
      }
    }
  }

  /** A wait that may be begun again after an interrupt. */
  interface Awaited {
    void await() throws InterruptedException;
  }

  /** Waits for the futures of all tasks and ends the run with what they hold. */
  List<T> finish(List<? extends Future<T>> futures)
      throws BatchFailedException, InterruptedException {
    var results = new ArrayList<T>(futures.size());
    for (int i = 0; i < futures.size(); i++) {
      var future = futures.get(i);
      awaitEnd(future);
      switch (future.state()) {
        case SUCCESS -> results.add(future.resultNow());
        case FAILED -> note(i, future.exceptionNow());
        case CANCELLED -> note(i, new CancellationException("task " + i + " was cancelled"));
        case RUNNING -> throw new IllegalStateException("task " + i + " still runs after get");
      }
    }
    checkOutcome();
    return results;
  }

  /** Ends a run whose tasks have put their results in an array. */
  @SuppressWarnings("unchecked") // Only results of this batch are put there, all if none failed.
  List<T> finish(@Nullable Object[] results) throws BatchFailedException, InterruptedException {
    checkOutcome();
    return (List<T>) Arrays.asList(results);
  }

  private void checkOutcome() throws BatchFailedException, InterruptedException {
    boolean interrupted = Thread.interrupted();
    if (interrupted || stopped) {
      throw new InterruptedException();
    }
    if (!failures.isEmpty()) {
      throw new BatchFailedException(
          failures.size() + neverStarted, size(), List.copyOf(failures.values()));
    }
  }
}
