package dev.threadmill.farm;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

/** Reads a stream to its end on a thread of its own, so that its writer never waits. */
final class LastLine {
  private static final Duration END_LIMIT = Duration.ofSeconds(2);

  private final Thread thread;
  private volatile String line = "";

  private LastLine(BufferedReader reader) {
    this.thread = Thread.ofPlatform().daemon().name("farm-stderr").unstarted(() -> read(reader));
  }

  static LastLine of(BufferedReader reader) {
    var last = new LastLine(reader);
    last.thread.start();
    return last;
  }

  /** Waits a moment for the end of the stream, and returns its last line that is not blank. */
  String atEnd() {
    try {
      thread.join(END_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return line;
  }

  private void read(BufferedReader reader) {
    try (reader) {
      for (var next = reader.readLine(); next != null; next = reader.readLine()) {
        if (!next.isBlank()) {
          line = next.strip();
        }
      }
    } catch (IOException e) {
      // The process was ended while it was being read: there is no more to know.
    }
  }
}
