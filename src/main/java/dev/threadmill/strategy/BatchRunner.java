package dev.threadmill.strategy;

import dev.threadmill.workload.Batch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Runs batches of tasks in one particular way.
 *
 * <p>The seam is the batch and not the task: each strategy fans out and joins as its users would,
 * and none is slowed by being forced through the interface of another.
 *
 * <p>A runner runs one batch at a time; its threads live from {@link StrategySpec#open} to {@link
 * #close}, so that only strategies that make threads per task pay for them in {@link #run}.
 */
public interface BatchRunner extends AutoCloseable {

  /**
   * Runs every task of a batch once and returns their results in the order of their indices.
   *
   * <p>However it ends, it ends only after every task has: nothing of one batch runs into the time
   * of the next.
   *
   * <p>If the caller is interrupted, tasks that have not started are skipped and those that have
   * are left to finish, as work that computes cannot be stopped and not every kind of thread can be
   * interrupted; only a task that blocks on the calling thread itself ends at once. {@code
   * structured} interrupts them, as a scope does that is closed early, and waits for them. {@code
   * parallel-stream} has no interruptible way to wait and notices an interrupt at its next task.
   *
   * @throws BatchFailedException if any task failed; all others have been run
   * @throws InterruptedException if the caller is interrupted
   * @throws IllegalArgumentException if the strategy is {@linkplain Strategy#nonBlocking()
   *     non-blocking} and the batch is not an {@link dev.threadmill.workload.AsyncBatch}
   */
  <T> List<T> run(Batch<T> batch) throws BatchFailedException, InterruptedException;

  /**
   * Returns what runs a single task on this strategy's threads and within its limit, for callers
   * that hand out tasks and join them in a way of their own. Empty unless the strategy {@linkplain
   * Strategy#hasExecutor() has an executor}; a caller waits for its own tasks, as {@link #close}
   * need not.
   */
  Optional<Executor> executor();

  /**
   * Returns where callbacks of an asynchronous HTTP client belong under this strategy: on its own
   * kind of thread, but never on one that a blocked task could hold, since that task may be waiting
   * for the callback.
   *
   * <p>Strategies of virtual threads give every callback a new one. The others have a few threads
   * of their kind apart, one per processor; so has {@code completable-default}, because its common
   * pool can be full of tasks that wait.
   */
  Executor callbacks();

  /** Stops this runner's threads and waits for them; those of the common pool stay. */
  @Override
  void close();
}
