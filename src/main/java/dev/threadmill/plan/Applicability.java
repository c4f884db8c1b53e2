package dev.threadmill.plan;

import dev.threadmill.handoff.Source;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Which contenders make sense in which cells. */
final class Applicability {
  /** A batch that takes longer than this many iterations would eat the whole profile. */
  private static final int ITERATIONS_PER_BATCH = 4;

  /** The HTTP client that has a non-blocking form. */
  private static final String NON_BLOCKING = "jdk";

  private static final Duration LEAST_LIMIT = Duration.ofMillis(600);

  private Applicability() {}

  /** Returns why the contender does not run in the cell, or empty if it does. */
  static Optional<String> reasonToSkip(
      Contender contender, Cell cell, Measurement measurement, int processors) {
    boolean nonBlocking = contender instanceof StrategySpec spec && spec.strategy().nonBlocking();
    if (nonBlocking && !cell.workload().blocking()) {
      return Optional.of("it composes non-blocking I/O, and this work has none");
    }
    if (nonBlocking && !cell.parameter("client").equals(NON_BLOCKING)) {
      return Optional.of("it needs a client that does not block: client=" + NON_BLOCKING);
    }
    if (cell.workload().openLoop()) {
      // One that cannot keep up is measured all the same: that it cannot is the finding.
      return nonBlocking || takesSingleTasks(contender)
          ? Optional.empty()
          : Optional.of("it runs a batch as a whole, and here tasks come one by one");
    }
    if (contender instanceof Source source
        && !source.batches()
        && !cell.parameter("batch").equals("1")) {
      return Optional.of("it hands over one element at a time");
    }
    OptionalInt limit = contender.limitOn(processors);
    if (!cell.workload().blocking() || limit.isEmpty()) {
      return Optional.empty();
    }
    return tooSlow(limit.getAsInt(), cell, measurement);
  }

  private static boolean takesSingleTasks(Contender contender) {
    return contender instanceof StrategySpec spec && spec.strategy().hasExecutor();
  }

  /**
   * Little's law: with K in progress, N waits take at least ceil(N / K) of them, one after another.
   */
  private static Optional<String> tooSlow(int limit, Cell cell, Measurement measurement) {
    long waves = Math.ceilDiv(cell.tasks(), limit);
    Duration least = cell.taskWait().multipliedBy(waves);
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
                + " another), more than the %.1f s that this profile gives it",
            limit,
            least.toMillis() / 1000.0,
            waves,
            cell.taskWait().toMillis(),
            most.toMillis() / 1000.0));
  }
}
