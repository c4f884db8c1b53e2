package dev.threadmill.strategy;

import dev.threadmill.workload.Batch;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The ways to join tasks that were handed to an executor one by one. The list is closed, as that of
 * the strategies is.
 */
public enum Join {
  MAP("Futures asked for their results in the order of the tasks."),

  AS_COMPLETED("Futures taken as they complete, from an ExecutorCompletionService."),

  WAIT("One wait with a time limit for all futures, sorted into done and not done."),

  GATHER("CompletableFuture.allOf over supplyAsync.");

  /** Far more than any batch takes, as a limit that is never reached costs the same. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final String description;

  Join(String description) {
    this.description = description;
  }

  /** Returns the id used on the command line and in files, such as {@code as-completed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns how it joins, in a few words. */
  public String description() {
    return description;
  }

  /**
   * Returns the join of that id.
   *
   * @throws IllegalArgumentException with one line naming the id and the valid ones
   */
  public static Join parse(String id) {
    return Arrays.stream(values())
        .filter(join -> join.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown join '%s': one of %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Join::id)
                                .collect(Collectors.joining(", ")))));
  }

  /**
   * Returns whether a strategy's tasks can be handed out one by one and joined by hand: it has an
   * executor, or is {@code sequential}, the serial reference.
   */
  public static boolean admits(Strategy strategy) {
    return strategy == Strategy.SEQUENTIAL || strategy.hasExecutor();
  }

  /**
   * Returns what the tasks are handed to: the strategy's executor, and for {@code sequential} one
   * that runs each task on the thread that hands it in.
   *
   * @param runner of that strategy
   * @throws IllegalArgumentException if the strategy is not {@linkplain #admits admitted}
   */
  public static Executor executor(Strategy strategy, BatchRunner runner) {
    if (!admits(strategy)) {
      throw new IllegalArgumentException(
          "strategy '%s' hands its tasks to no executor".formatted(strategy.id()));
    }
    return runner.executor().orElse(Runnable::run);
  }

  /**
   * Hands every task of a batch to an executor, joins them, and returns their results in the order
   * of their indices. What {@link BatchRunner#run} promises of its end holds here, too.
   *
   * @param executor such as that of {@link #executor}
   * @throws BatchFailedException if any task failed, or was not done within {@code wait}'s five
   *     minutes; all others have been run
   * @throws InterruptedException if the caller is interrupted
   */
  public <T> List<T> run(Batch<T> batch, Executor executor)
      throws BatchFailedException, InterruptedException {
    return run(batch, executor, LIMIT);
  }

  <T> List<T> run(Batch<T> batch, Executor executor, Duration limit)
      throws BatchFailedException, InterruptedException {
    var run = new BatchRun<>(batch);
    return switch (this) {
      case MAP -> run.finish(submitAll(run, executor));
      case AS_COMPLETED -> takeAll(run, executor);
      case WAIT -> waitForAll(run, submitAll(run, executor), limit);
      case GATHER -> new CompletableFanOut(executor).run(run);
    };
  }

  private static <T> List<FutureTask<T>> submitAll(BatchRun<T> run, Executor executor) {
    return run.startAll(
        i -> {
          var future = new FutureTask<>(() -> run.call(i));
          executor.execute(future);
          return future;
        });
  }

  @SuppressWarnings("ReferenceEquality") // Futures are equal to nothing but themselves.
  private static <T> List<T> waitForAll(
      BatchRun<T> run, List<FutureTask<T>> futures, Duration limit)
      throws BatchFailedException, InterruptedException {
    run.awaitEnd(
        () -> {
          var late = Waited.within(limit, futures).notDone();
          for (int i = 0; i < futures.size() && !late.isEmpty(); i++) {
            var future = futures.get(i);
            if (late.stream().anyMatch(other -> other == future)) {
              run.note(i, new TimeoutException("not done within " + limit));
            }
          }
        });
    return run.finish(futures);
  }

  @SuppressWarnings("UnnecessaryMethodReference") // It hides that the executor is a pool.
  private static <T> List<T> takeAll(BatchRun<T> run, Executor executor)
      throws BatchFailedException, InterruptedException {
    // Given a pool, the service would take the pool's futures in the place of those of the others.
    var service = new ExecutorCompletionService<Indexed<T>>(executor::execute);
    var results = new @Nullable Object[run.size()];
    int started =
        run.startAll(i -> service.submit(() -> new Indexed<>(i, run.callOrNote(i)))).size();
    for (int taken = 0; taken < started; taken++) {
      run.awaitEnd(
          () -> {
            var indexed = service.take().resultNow();
            results[indexed.index()] = indexed.result();
          });
    }
    return run.finish(results);
  }

  /** A result that says whose it is, as it comes in any order; none if its task failed. */
  private record Indexed<T>(int index, @Nullable T result) {}
}
