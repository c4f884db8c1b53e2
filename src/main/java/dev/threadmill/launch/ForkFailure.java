package dev.threadmill.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in one line why JMH gave up on a fork. */
final class ForkFailure {
  private static final int LONGEST = 300;

  /** How JMH says that the fork's JVM is gone. */
  private static final Pattern JVM_ENDED = Pattern.compile("exit code (\\d+)$");

  /**
   * A shell's and the JDK's code of a process that a signal ended: this and the signal's number.
   */
  private static final int SIGNALLED = 128;

  private ForkFailure() {}

  /**
   * Returns what the benchmark threw, or, if the JVM itself ended, how that was and what it said.
   */
  static String reason(Throwable failure, ForkWords words) {
    String reason = reason(failure);
    var ended = JVM_ENDED.matcher(reason);
    return ended.find() ? jvmEnded(Integer.parseInt(ended.group(1)), words.telling()) : reason;
  }

  /** Returns the reason of a fork that was ended because its time was up. */
  static String hung(Duration limit, ForkWords words) {
    String hung = "the fork hung: it was ended after %d s".formatted(limit.toSeconds());
    return cut(hung + words.shortage().map(line -> "; it said: " + line).orElse(""));
  }

  private static String jvmEnded(int exitCode, Optional<String> said) {
    String signal = exitCode > SIGNALLED ? " (signal %d)".formatted(exitCode - SIGNALLED) : "";
    String words = said.map(line -> ": " + line).orElse("");
    return cut("the fork's JVM ended with exit code " + exitCode + signal + words);
  }

  /**
   * Returns the innermost message: JMH wraps what the benchmark threw in its own exceptions, as
   * cause or as suppressed.
   */
  private static String reason(Throwable failure) {
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
    return cut(t.getClass().getSimpleName() + ": " + line);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
