package dev.threadmill.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What forks do otherwise than the profile says; whatever is empty is the profile's choice.
 *
 * @param jvmArgs given to every fork's JVM after the profile's own
 * @param warmupIterations how many iterations come before the scored ones, 0 to 1000
 * @param timeLimit how long a fork may take before it counts as hung
 */
public record ForkOptions(
    List<String> jvmArgs, OptionalInt warmupIterations, Optional<Duration> timeLimit) {
  /** All as the profile says. */
  public static final ForkOptions NONE =
      new ForkOptions(List.of(), OptionalInt.empty(), Optional.empty());

  private static final int MOST_ITERATIONS = 1000;

  public ForkOptions {
    jvmArgs = List.copyOf(jvmArgs);
    if (warmupIterations.isPresent()) {
      int asked = warmupIterations.getAsInt();
      if (asked < 0 || asked > MOST_ITERATIONS) {
        throw new IllegalArgumentException(
            "'%d' is not a valid number of warm-up iterations: 0 to %d"
                .formatted(asked, MOST_ITERATIONS));
      }
    }
  }
}
