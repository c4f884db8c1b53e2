package dev.threadmill.strategy;

import java.util.Locale;
import java.util.OptionalInt;

/** Where {@code supplyAsync} without an executor runs: it depends on the JVM. */
enum DefaultExecutor {
  COMMON_POOL,
  THREAD_PER_TASK;

  /** The first Java version whose {@code supplyAsync} always means the common pool. */
  private static final int ALWAYS_COMMON_POOL = 25;

  /** Returns what it is on a Java version with this many processors and a default common pool. */
  static DefaultExecutor of(int javaFeature, int processors) {
    return javaFeature >= ALWAYS_COMMON_POOL || commonThreads(processors) > 1
        ? COMMON_POOL
        : THREAD_PER_TASK;
  }

  /** Returns the workers of a common pool of default size. */
  static int commonThreads(int processors) {
    return Math.max(1, processors - 1);
  }

  /** Returns the most tasks in progress at once; the caller, who waits in allOf, does not help. */
  OptionalInt limit(int processors) {
    return switch (this) {
      case COMMON_POOL -> OptionalInt.of(commonThreads(processors));
      case THREAD_PER_TASK -> OptionalInt.empty();
    };
  }

  /** Returns the sentence for the report; the common pool is taken to have its default size. */
  String meaning(int javaFeature, int processors) {
    String what =
        switch (this) {
          case COMMON_POOL -> "the common pool of " + count(commonThreads(processors), "thread");
          case THREAD_PER_TASK -> "a new platform thread per task";
        };
    return String.format(
        Locale.ROOT,
        "supplyAsync without an executor, which on Java %d with %s is %s.",
        javaFeature,
        count(processors, "processor"),
        what);
  }

  private static String count(int n, String thing) {
    return n == 1 ? "1 " + thing : n + " " + thing + "s";
  }
}
