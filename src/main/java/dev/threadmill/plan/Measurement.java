package dev.threadmill.plan;

import java.util.List;

/**
 * What one fork does.
 *
 * @param warmupIterations iterations that are recorded and not scored
 * @param warmupMillis the time of each of them
 * @param iterations iterations that are scored
 * @param iterationMillis the time of each of them
 * @param jvmArgs what every fork's JVM is given, whatever its strategy
 */
public record Measurement(
    int warmupIterations,
    int warmupMillis,
    int iterations,
    int iterationMillis,
    List<String> jvmArgs) {

  public Measurement {
    jvmArgs = List.copyOf(jvmArgs);
  }
}
