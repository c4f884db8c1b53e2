package dev.threadmill.workload;

/**
 * The tasks of one operation: {@link #size()} of them, addressed by index.
 *
 * <p>Batches are immutable and safe to share between threads; running one twice is two independent
 * operations.
 *
 * @param <T> what a task returns
 */
public interface Batch<T> {

  /** Returns the number of tasks, at least 1. */
  int size();

  /**
   * Runs one task on the calling thread, blocking it if the task blocks.
   *
   * @param index the task's place in the batch, from 0 to {@code size() - 1}
   * @throws Exception if the task fails; a batch never hides a failure behind a result
   */
  T run(int index) throws Exception;
}
