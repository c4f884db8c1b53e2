package dev.threadmill.plan;

import java.time.Duration;
import java.util.List;

/**
 * What one fork does.
 *
 * @param warmupIterations iterations that are recorded and not scored
 * @param warmupMillis the time of each of them
 * @param iterations iterations that are scored
 * @param iterationMillis the time of each of them
 * @param timeLimit how long the fork may take, its JVM's start included, before it counts as hung
 * @param jvmArgs what every fork's JVM is given, whatever its strategy
 */
public record Measurement(
    int warmupIterations,
    int warmupMillis,
    int iterations,
    int iterationMillis,
    Duration timeLimit,
    List<String> jvmArgs) {

  public Measurement {
    jvmArgs = List.copyOf(jvmArgs);
  }

  /** Returns a measurement with the usual time limit. */
  static Measurement of(
      int warmupIterations,
      int warmupMillis,
      int iterations,
      int iterationMillis,
      List<String> jvmArgs) {
    return new Measurement(
        warmupIterations,
        warmupMillis,
        iterations,
        iterationMillis,
        usualTimeLimit(warmupIterations, warmupMillis, iterations, iterationMillis),
        jvmArgs);
  }

  /** Ten times what the fork should need, and time for a JVM to start on a busy machine. */
  public static Duration usualTimeLimit(
      int warmupIterations, int warmupMillis, int iterations, int iterationMillis) {
    return Duration.ofSeconds(60)
        .plus(Duration.ofMillis(warmupMillis).multipliedBy(10L * warmupIterations))
        .plus(Duration.ofMillis(iterationMillis).multipliedBy(10L * iterations));
  }

  /**
   * Returns the same with time for work that takes longer than planned: several times what its
   * iterations need, and what its operations may take, one before the first iteration included.
   *
   * @param leastIteration the time below which the work's iterations cannot be
   * @param slowestOperation what one of its operations may take; zero for no more than planned
   */
  Measurement withTimeFor(Duration leastIteration, Duration slowestOperation) {
    int all = warmupIterations + iterations;
    Duration extra = slowestOperation.multipliedBy(all + 1L);
    if (leastIteration.toMillis() > Math.min(warmupMillis, iterationMillis)) {
      extra = extra.plus(leastIteration.multipliedBy(4L * all));
    }
    return new Measurement(
        warmupIterations,
        warmupMillis,
        iterations,
        iterationMillis,
        timeLimit.plus(extra),
        jvmArgs);
  }

  /**
   * Returns the time of all iterations, warm-up included, in milliseconds.
   *
   * @param leastIteration the time below which the work's iterations cannot be
   */
  public long plannedMillis(Duration leastIteration) {
    long leastMillis = leastIteration.toMillis();
    return warmupIterations * Math.max(warmupMillis, leastMillis)
        + iterations * Math.max(iterationMillis, leastMillis);
  }
}
