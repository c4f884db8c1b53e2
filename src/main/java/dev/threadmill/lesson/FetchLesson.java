package dev.threadmill.lesson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.threadmill.fetch.FetchLimits;
import dev.threadmill.lesson.Gathering.Found;
import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.StrategySpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The first bytes of pages as they come over the wire, by the plainest client there is. */
final class FetchLesson {
  private static final int FIRST_BYTES = 5;

  private FetchLesson() {}

  static boolean replay(PrintWriter out, StrategySpec strategy, List<URI> pages)
      throws BatchFailedException, InterruptedException {
    try (var runner = strategy.open()) {
      return new Gathering(out, pages, FetchLesson::firstBytes).gather(runner);
    }
  }

  private static Found firstBytes(URI page) {
    try {
      var limits = FetchLimits.defaults();
      var connection = (HttpURLConnection) page.toURL().openConnection();
      connection.setConnectTimeout(Math.toIntExact(limits.connectTimeout().toMillis()));
      connection.setReadTimeout(Math.toIntExact(limits.totalTimeout().toMillis()));
      int status = connection.getResponseCode();
      if (status >= HttpURLConnection.HTTP_BAD_REQUEST) {
        return Found.failure("status " + status);
      }
      try (var in = connection.getInputStream()) {
        return new Found(quoted(in.readNBytes(FIRST_BYTES)), true);
      }
    } catch (IOException e) {
      return Found.failure(e.toString());
    }
  }

  /** Returns bytes as a literal of ASCII. */
  static String quoted(byte[] bytes) {
    var text = new StringBuilder("\"");
    for (char c : new String(bytes, ISO_8859_1).toCharArray()) {
      switch (c) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        default ->
            text.append(c >= ' ' && c <= '~' ? c : String.format(Locale.ROOT, "\\x%02x", (int) c));
      }
    }
    return text.append('"').toString();
  }
}
