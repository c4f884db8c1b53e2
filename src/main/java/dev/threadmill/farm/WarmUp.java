package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;

/**
 * Has the JIT compile the farm's code before the first measured request, by asking a farm that is
 * thrown away afterwards. Its compiled code stays; its stats and its connections do not.
 */
final class WarmUp {
  /** Enough for the second of the JIT's compilers, which begins at some ten thousand calls. */
  private static final int MOST_REQUESTS = 60_000;

  private static final Duration MOST_TIME_PER_FARM = Duration.ofMillis(400);

  /** Requests sent ahead; their answers fit the socket's buffers. */
  private static final int WINDOW = 16;

  private WarmUp() {}

  /** Takes at most about a second. */
  static void run() throws IOException {
    // Answers without and with latency take different ways through the farm.
    ask(Latency.parse("0ms"));
    ask(Latency.parse("100us"));
  }

  private static void ask(Latency latency) throws IOException {
    var sites = new Sites(8, Sites.MIN_PAGE_BYTES, latency, 1);
    try (var farm = Farm.open(FarmConfig.of(sites))) {
      var uri = farm.baseUri();
      try (var socket = new Socket(uri.getHost(), uri.getPort())) {
        socket.setTcpNoDelay(true);
        ask(socket, sites);
      }
    }
  }

  private static void ask(Socket socket, Sites sites) throws IOException {
    var request = "GET " + sites.path(0) + " HTTP/1.1\r\nHost: farm\r\nAccept: */*\r\n\r\n";
    var window = request.repeat(WINDOW).getBytes(US_ASCII);
    var in = new BufferedInputStream(socket.getInputStream());
    long startNs = System.nanoTime();
    for (int sent = 0;
        sent < MOST_REQUESTS && System.nanoTime() - startNs < MOST_TIME_PER_FARM.toNanos();
        sent += WINDOW) {
      socket.getOutputStream().write(window);
      for (int i = 0; i < WINDOW; i++) {
        skipHead(in);
        in.skipNBytes(sites.pageBytes());
      }
    }
  }

  private static void skipHead(InputStream in) throws IOException {
    int lineLength = -1;
    while (lineLength != 0) {
      lineLength = 0;
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new IOException("the farm closed the connection during its warm-up");
        }
        lineLength += b == '\r' ? 0 : 1;
      }
    }
  }
}
