package dev.threadmill.strategy;

import static java.util.stream.Collectors.joining;

import dev.threadmill.workload.Contender;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A strategy with its size, written {@code id} or {@code id:size}.
 *
 * @param strategy the way to run batches
 * @param size how many tasks may be in progress at once, for a {@linkplain Strategy#sized() sized}
 *     strategy; empty means as many as there are processors
 */
public record StrategySpec(Strategy strategy, OptionalInt size) implements Contender {

  /**
   * @throws IllegalArgumentException if the strategy takes no size, or not this one
   */
  public StrategySpec {
    if (size.isPresent()) {
      checkSize(strategy, Integer.toString(size.getAsInt()));
    }
  }

  /**
   * Reads a spec such as {@code virtual-per-task} or {@code platform-pool:200}.
   *
   * @throws IllegalArgumentException with one line that names the spec and what would do
   */
  public static StrategySpec parse(String spec) {
    int colon = spec.indexOf(':');
    String id = colon < 0 ? spec : spec.substring(0, colon);
    Strategy strategy =
        Arrays.stream(Strategy.values())
            .filter(s -> s.id().equals(id))
            .findFirst()
            .orElseThrow(() -> unknown(spec));
    return new StrategySpec(
        strategy,
        colon < 0
            ? OptionalInt.empty()
            : OptionalInt.of(checkSize(strategy, spec.substring(colon + 1))));
  }

  /** Returns the size asked for, or {@code processors} if none was. */
  public int sizeOn(int processors) {
    return size.orElse(processors);
  }

  /**
   * Returns the most tasks that can be in progress at once on this Java version, empty if nothing
   * but memory bounds them.
   *
   * <p>A task that blocks in a socket, a lock or a sleep counts as in progress, and its thread as
   * taken. It is otherwise where a ForkJoinPool is told of the blocking, as {@link
   * java.util.concurrent.CompletableFuture#get} does and so the blocking {@code send} of the JDK's
   * HTTP client: then {@code fork-join}, {@code fork-join-async}, {@code common-pool}, {@code
   * parallel-stream} and {@code completable-default} replace the blocked thread by a new one, the
   * limit does not hold, and the common pool fails tasks beyond its 256 spare threads.
   *
   * <p>The common pool is taken to have its default size, and the calling thread to help it where
   * it may: for {@code parallel-stream} it always does; for {@code common-pool} it helps only if it
   * takes a task before a worker does, so that a batch that blocks may run one task fewer at once.
   *
   * @param processors the processors of the JVM in question, at least 1
   */
  @Override
  public OptionalInt limitOn(int processors) {
    int commonThreads = DefaultExecutor.commonThreads(processors);
    return switch (strategy) {
      case SEQUENTIAL -> OptionalInt.of(1);
      case PLATFORM_POOL, FORK_JOIN, FORK_JOIN_ASYNC, COMPLETABLE_POOL, VIRTUAL_LIMITED ->
          OptionalInt.of(sizeOn(processors));
      case COMMON_POOL, PARALLEL_STREAM -> OptionalInt.of(commonThreads + 1);
      case COMPLETABLE_DEFAULT ->
          DefaultExecutor.of(Runtime.version().feature(), processors).limit(processors);
      case PLATFORM_PER_TASK,
          PLATFORM_CACHED,
          COMPLETABLE_VIRTUAL,
          COMPLETABLE_ASYNC,
          VIRTUAL_PER_TASK,
          STRUCTURED ->
          OptionalInt.empty();
    };
  }

  /**
   * Returns the same for tasks that are handed to the {@linkplain BatchRunner#executor executor},
   * which the calling thread does not help.
   */
  public OptionalInt executorLimitOn(int processors) {
    return strategy == Strategy.COMMON_POOL
        ? OptionalInt.of(DefaultExecutor.commonThreads(processors))
        : limitOn(processors);
  }

  /**
   * Returns one sentence on how this strategy runs a batch on a JVM of that Java version.
   *
   * @param javaFeature the Java version, such as 25
   * @param processors the processors of that JVM, at least 1
   */
  @Override
  public String meaningOn(int javaFeature, int processors) {
    return strategy == Strategy.COMPLETABLE_DEFAULT
        ? DefaultExecutor.of(javaFeature, processors).meaning(javaFeature, processors)
        : strategy.description();
  }

  /** Returns the strategy's name with its size, such as {@code ForkJoinPool (8)}. */
  @Override
  public String label() {
    return size.isPresent() ? strategy.label() + " (" + size.getAsInt() + ")" : strategy.label();
  }

  @Override
  public String description() {
    return strategy.description();
  }

  /**
   * Returns a runner with threads of its own, ready to run.
   *
   * @throws UnavailableStrategyException if this JVM {@linkplain Strategy#whyUnavailable cannot run
   *     the strategy}
   */
  public BatchRunner open() {
    strategy
        .whyUnavailable()
        .ifPresent(
            reason -> {
              throw new UnavailableStrategyException(strategy, reason);
            });
    return Opening.open(strategy, sizeOn(Runtime.getRuntime().availableProcessors()));
  }

  /** Returns the spec as {@link #parse} reads it; an omitted size stays omitted. */
  @Override
  public String toString() {
    return size.isPresent() ? strategy.id() + ":" + size.getAsInt() : strategy.id();
  }

  private static int checkSize(Strategy strategy, String size) {
    if (!strategy.sized()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "strategy '%s:%s' takes no size; the valid strategies are %s",
              strategy.id(),
              size,
              validForms()));
    }
    try {
      int value = Integer.parseInt(size);
      if (value >= 1 && value <= strategy.largestSize()) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for every size that will not do.
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "strategy '%s:%s' needs a size from 1 to %d; the valid strategies are %s",
            strategy.id(),
            size,
            strategy.largestSize(),
            validForms()));
  }

  private static IllegalArgumentException unknown(String spec) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT, "unknown strategy '%s'; the valid strategies are %s", spec, validForms()));
  }

  private static String validForms() {
    return Arrays.stream(Strategy.values())
        .map(s -> s.sized() ? s.id() + "[:K]" : s.id())
        .collect(joining(", "));
  }
}
