package dev.threadmill.launch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a fork's JVM itself said, beside what the harness in it reports: all that is known of one
 * that did not start, or ran out of memory where nobody could catch it.
 *
 * <p>Safe for use by several threads, as output and errors come on one each.
 */
final class ForkWords {
  private static final int MOST_BYTES = 16 << 10;

  /** Uncaught ones of threads of the JDK, and HotSpot's warning, after which such threads hang. */
  private static final List<String> SHORTAGES =
      List.of("OutOfMemoryError", "Failed to start the native thread");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** Keeps a byte; those after the first few thousand are not missed. */
  synchronized void add(int b) {
    if (said.size() < MOST_BYTES) {
      said.write(b);
    }
  }

  /** Returns the line that names a shortage of memory or threads. */
  Optional<String> shortage() {
    return lines().filter(line -> SHORTAGES.stream().anyMatch(line::contains)).findFirst();
  }

  /** Returns the line that tells most: of a shortage, or else the first. */
  Optional<String> telling() {
    return shortage().or(() -> lines().findFirst());
  }

  private synchronized Stream<String> lines() {
    return said.toString(StandardCharsets.UTF_8)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty());
  }
}
