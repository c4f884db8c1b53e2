package dev.threadmill.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Says in one line why JMH gave up on a fork. */
final class ForkFailure {
  private static final int LONGEST = 300;

  private ForkFailure() {}

  /**
   * Returns the innermost message: JMH wraps what the benchmark threw in its own exceptions, as
   * cause or as suppressed.
   */
  static String reason(Throwable failure) {
    Deque<Throwable> chain = new ArrayDeque<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = inner(t)) {
      chain.push(t);
    }
    for (Throwable t : chain) {
      String message = t.getMessage();
      if (message != null && !message.isBlank()) {
        return firstLine(t, message);
      }
    }
    return failure.getClass().getSimpleName();
  }

  private static @Nullable Throwable inner(Throwable t) {
    if (t.getCause() != null) {
      return t.getCause();
    }
    return t.getSuppressed().length > 0 ? t.getSuppressed()[0] : null;
  }

  private static String firstLine(Throwable t, String message) {
    String line = message.strip().lines().findFirst().orElse("");
    String text = t.getClass().getSimpleName() + ": " + line;
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
