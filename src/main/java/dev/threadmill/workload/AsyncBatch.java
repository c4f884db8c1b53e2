package dev.threadmill.workload;

import java.util.concurrent.CompletableFuture;

/**
 * A batch whose tasks can also be started without blocking a thread, as non-blocking clients do.
 *
 * @param <T> what a task returns
 */
public interface AsyncBatch<T> extends Batch<T> {

  /**
   * Starts one task and returns at once.
   *
   * @param index the task's place in the batch, from 0 to {@code size() - 1}
   * @return completes with the task's result, or exceptionally if the task fails
   */
  CompletableFuture<T> start(int index);
}
