package dev.threadmill.strategy;

import dev.threadmill.workload.AsyncBatch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A batch that counts what becomes of its tasks. Its non-blocking form runs each task on a thread
 * of its own, in the place of a network.
 */
final class TestBatch<T> implements AsyncBatch<T> {

  /** What a task does. */
  interface Task<T> {
    T run(int index) throws Exception;
  }

  private final int size;
  private final Task<T> task;
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger mostInProgress = new AtomicInteger();

  TestBatch(int size, Task<T> task) {
    this.size = size;
    this.task = task;
  }

  /** Tasks that return their index at once. */
  static TestBatch<Integer> ofIndices(int size) {
    return new TestBatch<>(size, i -> i);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public T run(int index) throws Exception {
    int inProgress = started.incrementAndGet() - ended.get();
    mostInProgress.accumulateAndGet(inProgress, Math::max);
    try {
      return task.run(index);
    } finally {
      ended.incrementAndGet();
    }
  }

  @Override
  public CompletableFuture<T> start(int index) {
    var future = new CompletableFuture<T>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                future.complete(run(index));
              } catch (Throwable e) {
                future.completeExceptionally(e);
              }
            });
    return future;
  }

  int started() {
    return started.get();
  }

  int ended() {
    return ended.get();
  }

  int inProgress() {
    return started.get() - ended.get();
  }

  int mostInProgress() {
    return mostInProgress.get();
  }
}
