package dev.threadmill.strategy;

import java.util.Locale;
import java.util.Optional;

/**
 * The strategies that the suite compares.
 *
 * <p>The list is closed on purpose: two reports are comparable only if they choose from the same
 * named contenders.
 */
public enum Strategy {
  /** The reference for speed-up. */
  SEQUENTIAL("Sequential", "A loop on the calling thread.", Sizing.NONE),

  PLATFORM_PER_TASK(
      "Platform thread per task", "A new platform thread for every task.", Sizing.NONE),

  PLATFORM_POOL(
      "Platform threads, fixed pool",
      "A fixed pool of platform threads with one shared queue.",
      Sizing.THREADS),

  PLATFORM_CACHED(
      "Platform threads, cached pool",
      "A pool of platform threads that grows whenever none is idle.",
      Sizing.NONE),

  /** Last in, first out: what divide and conquer wants. */
  FORK_JOIN(
      "ForkJoinPool",
      "Recursive halves on an own ForkJoinPool, newest task first.",
      Sizing.WORKERS),

  /** First in, first out ({@code asyncMode}): what event-style tasks want. */
  FORK_JOIN_ASYNC(
      "ForkJoinPool, async mode",
      "Recursive halves on an own ForkJoinPool, oldest task first.",
      Sizing.WORKERS),

  /** Its parallelism is one less than the processors, because the caller is expected to help. */
  COMMON_POOL(
      "Common pool", "Recursive halves on the common ForkJoinPool of the JVM.", Sizing.NONE),

  PARALLEL_STREAM(
      "Parallel stream",
      "A parallel stream over the indices, on the common pool and the calling thread.",
      Sizing.NONE),

  /** The same code means different threads on different JVMs: {@link StrategySpec#meaningOn}. */
  COMPLETABLE_DEFAULT(
      "CompletableFuture, no executor",
      "supplyAsync without an executor, joined by allOf.",
      Sizing.NONE),

  COMPLETABLE_POOL(
      "CompletableFuture, fixed pool",
      "supplyAsync on a fixed pool of platform threads, joined by allOf.",
      Sizing.THREADS),

  COMPLETABLE_VIRTUAL(
      "CompletableFuture, virtual threads",
      "supplyAsync on a new virtual thread per task, joined by allOf.",
      Sizing.NONE),

  /** Needs a workload whose tasks can be started without blocking. */
  COMPLETABLE_ASYNC(
      "CompletableFuture, non-blocking",
      "Every task started from the calling thread without blocking, joined by allOf.",
      Sizing.NONE),

  VIRTUAL_PER_TASK("Virtual thread per task", "A new virtual thread for every task.", Sizing.NONE),

  VIRTUAL_LIMITED(
      "Virtual threads, limited",
      "A new virtual thread for every task, of which a semaphore lets some work at a time.",
      Sizing.THREADS),

  /** Needs a JVM that has it: {@link #whyUnavailable}. */
  STRUCTURED(
      "Structured concurrency",
      "A new virtual thread for every task, forked and joined in a StructuredTaskScope.",
      Sizing.NONE);

  /** What a size counts, and so how large it may be. */
  private enum Sizing {
    NONE(0),
    THREADS(100_000),
    /** {@link java.util.concurrent.ForkJoinPool} refuses more. */
    WORKERS(0x7fff);

    private final int largest;

    Sizing(int largest) {
      this.largest = largest;
    }
  }

  private final String id;
  private final String label;
  private final String description;
  private final Sizing sizing;

  Strategy(String label, String description, Sizing sizing) {
    this.id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.label = label;
    this.description = description;
    this.sizing = sizing;
  }

  /** Returns the id used in files and on the command line, such as {@code fork-join}. */
  public String id() {
    return id;
  }

  /** Returns the name shown in charts and tables. */
  public String label() {
    return label;
  }

  /** Returns one sentence on how the strategy runs a batch. */
  public String description() {
    return description;
  }

  /** Returns whether a spec may give this strategy a size, as in {@code platform-pool:200}. */
  public boolean sized() {
    return sizing != Sizing.NONE;
  }

  /**
   * Returns whether the strategy runs only an {@link dev.threadmill.workload.AsyncBatch}: it starts
   * tasks instead of giving each a thread.
   */
  public boolean nonBlocking() {
    return this == COMPLETABLE_ASYNC;
  }

  /**
   * Returns whether the strategy hands its tasks to an executor, which {@link BatchRunner#executor}
   * then returns.
   */
  public boolean hasExecutor() {
    return switch (this) {
      // A scope takes tasks only from the thread that opened it, and until that thread joins.
      case SEQUENTIAL, PARALLEL_STREAM, COMPLETABLE_ASYNC, STRUCTURED -> false;
      case PLATFORM_PER_TASK,
          PLATFORM_POOL,
          PLATFORM_CACHED,
          FORK_JOIN,
          FORK_JOIN_ASYNC,
          COMMON_POOL,
          COMPLETABLE_DEFAULT,
          COMPLETABLE_POOL,
          COMPLETABLE_VIRTUAL,
          VIRTUAL_PER_TASK,
          VIRTUAL_LIMITED ->
          true;
    };
  }

  /**
   * Returns whether the strategy runs tasks that start tasks of their own and wait for them, as
   * {@link TreeRunner} does, in any number.
   */
  public boolean runsTrees() {
    return switch (this) {
      // These run out of threads that do not wait, or out of threads.
      case PLATFORM_PER_TASK, PLATFORM_POOL, PLATFORM_CACHED, VIRTUAL_LIMITED, COMPLETABLE_ASYNC ->
          false;
      case SEQUENTIAL,
          FORK_JOIN,
          FORK_JOIN_ASYNC,
          COMMON_POOL,
          PARALLEL_STREAM,
          COMPLETABLE_DEFAULT,
          COMPLETABLE_POOL,
          COMPLETABLE_VIRTUAL,
          VIRTUAL_PER_TASK,
          STRUCTURED ->
          true;
    };
  }

  /** Returns whether the strategy runs its tasks on virtual threads. */
  public boolean onVirtualThreads() {
    return switch (this) {
      case COMPLETABLE_VIRTUAL, VIRTUAL_PER_TASK, VIRTUAL_LIMITED, STRUCTURED -> true;
      case SEQUENTIAL,
          PLATFORM_PER_TASK,
          PLATFORM_POOL,
          PLATFORM_CACHED,
          FORK_JOIN,
          FORK_JOIN_ASYNC,
          COMMON_POOL,
          PARALLEL_STREAM,
          COMPLETABLE_DEFAULT,
          COMPLETABLE_POOL,
          COMPLETABLE_ASYNC ->
          false;
    };
  }

  /** Returns why this JVM cannot run the strategy, in half a sentence, or empty if it can. */
  public Optional<String> whyUnavailable() {
    return this == STRUCTURED ? TaskScope.whyMissing() : Optional.empty();
  }

  /** Returns the largest size that a spec may ask for, 0 for a strategy without sizes. */
  int largestSize() {
    return sizing.largest;
  }
}
