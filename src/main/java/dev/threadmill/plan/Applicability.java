package dev.threadmill.plan;

import dev.threadmill.handoff.Source;
import dev.threadmill.strategy.Join;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Footprint;
import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Which contenders make sense in which cells. */
final class Applicability {
  /** A batch that takes longer than this many iterations would eat the whole profile. */
  private static final int ITERATIONS_PER_BATCH = 4;

  private static final Set<Strategy> PLATFORM_THREAD_FOR_EACH =
      Set.of(Strategy.PLATFORM_PER_TASK, Strategy.PLATFORM_CACHED);

  private static final Duration LEAST_LIMIT = Duration.ofMillis(600);

  private Applicability() {}

  /** Returns why the contender cannot do the work of the cell, or empty if it can. */
  static Optional<String> reasonToSkip(Contender contender, Cell cell, int processors) {
    if (contender instanceof StrategySpec spec) {
      return lack(spec, cell, processors);
    }
    return contender instanceof Source source
            && !source.batches()
            && !cell.parameter("batch").equals("1")
        ? Optional.of("it hands over one element at a time")
        : Optional.empty();
  }

  /**
   * Returns why nobody would wait for a contender that can do the work, or empty if one would.
   * Little's law: with K in progress, N waits take at least ceil(N / K) of them, one after another.
   */
  static Optional<String> tooSlow(
      Contender contender, Cell cell, Measurement measurement, int processors) {
    OptionalInt limit = contender.limitOn(processors);
    // An open loop that a strategy cannot keep up with is measured: that it cannot is the finding.
    // A limit that all tasks fit into makes nobody wait for longer than he would without one.
    if (cell.workload().openLoop() || limit.isEmpty() || cell.waves(contender, processors) == 1) {
      return Optional.empty();
    }
    Duration least = cell.leastIteration(contender, processors);
    Duration most = Duration.ofMillis((long) ITERATIONS_PER_BATCH * measurement.iterationMillis());
    if (most.compareTo(LEAST_LIMIT) < 0) {
      most = LEAST_LIMIT;
    }
    if (least.compareTo(most) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "with %d in progress at once a batch takes at least %.1f s (%d waits of %d ms, one after"
                + " another), more than the %.1f s that this profile gives it; --strategy runs it"
                + " all the same",
            limit.getAsInt(),
            least.toMillis() / 1000.0,
            cell.waves(contender, processors),
            cell.taskWait().toMillis(),
            most.toMillis() / 1000.0));
  }

  /** Returns what a strategy lacks that the work needs, or empty if it lacks nothing. */
  private static Optional<String> lack(StrategySpec spec, Cell cell, int processors) {
    var strategy = spec.strategy();
    if (strategy.whyUnavailable().isPresent()) {
      return strategy.whyUnavailable();
    }
    if (strategy.nonBlocking() && !cell.workload().fetching()) {
      return Optional.of("it composes non-blocking I/O, and this work has none");
    }
    return switch (cell.workload()) {
      case SUM_LIST, SUM_GRAIN, HANDOFF, FAIRNESS, PINNING -> Optional.empty();
      case TITLES -> clientLack(strategy, cell);
      case TITLES_LOAD ->
          strategy.nonBlocking() || strategy.hasExecutor()
              ? clientLack(strategy, cell)
              : Optional.of("it runs a batch as a whole, and here tasks come one by one");
      case FOOTPRINT -> tooMany(spec, spec.limitOn(processors), cell.tasks());
      case COLLECT ->
          Join.admits(strategy)
              ? Optional.empty()
              : Optional.of("it hands its tasks to no executor, and this work is joined by hand");
      case RING -> ringLack(spec, cell.tasks(), processors);
      case SKYNET ->
          strategy.runsTrees()
              ? Optional.empty()
              : Optional.of("tasks that wait for tasks of their own would use up its threads");
    };
  }

  private static Optional<String> clientLack(Strategy strategy, Cell cell) {
    return strategy.nonBlocking() && !cell.workload().startsWithoutBlocking(cell.parameters())
        ? Optional.of(
            "it needs a client that does not block: client=" + Workload.nonBlockingClients())
        : Optional.empty();
  }

  private static Optional<String> ringLack(StrategySpec spec, int threads, int processors) {
    if (!spec.strategy().hasExecutor()) {
      return Optional.of("it has no executor to give every place in the ring a thread");
    }
    OptionalInt limit = spec.executorLimitOn(processors);
    return limit.isPresent() && limit.getAsInt() < threads
        ? Optional.of(
            "the ring needs %d threads at once, and it has %d".formatted(threads, limit.getAsInt()))
        : Optional.empty();
  }

  private static Optional<String> tooMany(StrategySpec spec, OptionalInt limit, int tasks) {
    if (limit.isPresent() && limit.getAsInt() < tasks) {
      return Optional.of(
          "it has %d tasks in progress at most, and this work needs all %d at once"
              .formatted(limit.getAsInt(), tasks));
    }
    if (PLATFORM_THREAD_FOR_EACH.contains(spec.strategy())
        && tasks > Footprint.MOST_PLATFORM_THREADS) {
      return Optional.of(
          "it needs %d platform threads at once, and more than %d are beyond the default limits of"
                  .formatted(tasks, Footprint.MOST_PLATFORM_THREADS)
              + " Linux");
    }
    return Optional.empty();
  }
}
