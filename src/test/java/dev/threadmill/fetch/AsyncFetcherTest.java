package dev.threadmill.fetch;

import static dev.threadmill.fetch.FailureKind.BAD_URL;
import static dev.threadmill.fetch.FailureKind.BODY_TOO_LARGE;
import static dev.threadmill.fetch.FailureKind.REFUSED;
import static dev.threadmill.fetch.FailureKind.RESET;
import static dev.threadmill.fetch.FailureKind.TOTAL_TIMEOUT;
import static dev.threadmill.fetch.Responses.page;
import static dev.threadmill.fetch.Responses.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.fetch.HostileServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What fetching without blocking adds to the contract. A future that never completes hangs its
 * batch, and one that completes on the common pool is measured on threads that no strategy chose.
 */
@Timeout(60)
final class AsyncFetcherTest extends FetcherContract {

  @Test
  void fetchAsync_goodPageBehindRedirects_isItsTitle() throws Exception {
    try (var server =
            new HostileServer(
                c -> c.send(c.path().equals("/") ? redirect("/there") : page(TITLE)));
        var fetcher = open(LIMITS)) {
      assertTitle(fetcher.fetchAsync(server.uri("/")).get());
      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void fetchAsync_oneAfterTheOther_usesOneConnection() throws Exception {
    try (var server = HostileServer.sending(page(TITLE));
        var fetcher = open(LIMITS)) {
      for (int i = 0; i < 50; i++) {
        assertTitle(fetcher.fetchAsync(server.uri("/")).get());
      }
      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }

  @Test
  void fetchAsync_anyFailure_completesNormally() throws Exception {
    assertFailure(fetchAsync(LIMITS, URI.create("file:///x")), BAD_URL);
    assertFailure(fetchAsync(LIMITS, refusing()), REFUSED);
    assertFailure(answeredAsync(LIMITS, HostileServer.Connection::reset), RESET);
    assertFailure(
        answeredAsync(LIMITS, c -> c.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n")),
        BODY_TOO_LARGE);
    assertFailure(answeredAsync(IMPATIENT, HostileServer.Connection::stall), TOTAL_TIMEOUT);
    assertFailure(
        answeredAsync(
            IMPATIENT,
            c -> {
              c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
              c.drip("x");
            }),
        TOTAL_TIMEOUT);
  }

  @Test
  void fetchAsync_completesOnTheExecutorGiven() throws Exception {
    ThreadFactory named = Thread.ofPlatform().daemon().name("given").factory();
    try (var given = Executors.newSingleThreadExecutor(named);
        var server =
            new HostileServer(
                c -> {
                  switch (c.path()) {
                    case "/" -> c.send(page(TITLE));
                    case "/reset" -> c.reset();
                    case "/body" -> {
                      c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                      c.stall();
                    }
                    default -> c.stall();
                  }
                });
        var fetcher = (AsyncFetcher) Client.JDK.open(IMPATIENT, 1, given)) {
      for (String path : new String[] {"/", "/reset", "/body", "/stall"}) {
        var completedBy =
            fetcher
                .fetchAsync(server.uri(path))
                .thenApply(outcome -> Thread.currentThread().getName());
        assertThat(completedBy.get()).as(path).isEqualTo("given");
      }
    }
  }

  @Test
  void cancel_beforeHeaders_endsTheExchange() throws Exception {
    assertCancelEndsTheExchange(HostileServer.Connection::stall, "/");
  }

  @Test
  void cancel_inBody_endsTheExchange() throws Exception {
    assertCancelEndsTheExchange(
        c -> {
          c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
          c.stall();
        },
        "/");
  }

  @Test
  void cancel_afterRedirect_endsTheExchange() throws Exception {
    assertCancelEndsTheExchange(
        c -> {
          if (c.path().equals("/")) {
            c.send(redirect("/there"));
          } else {
            c.stall();
          }
        },
        "/there");
  }

  @Test
  void close_inFlight_completesAsAFailure() throws Exception {
    CompletableFuture<FetchOutcome> fetch;
    try (var server = new HostileServer(HostileServer.Connection::stall)) {
      try (var fetcher = open(LIMITS)) {
        fetch = fetcher.fetchAsync(server.uri("/"));
        await().until(() -> !server.requests().isEmpty());
      }
      assertThat(fetch.get()).isInstanceOf(FetchOutcome.Failed.class);
    }
  }

  private void assertCancelEndsTheExchange(Script script, String lastPath) throws Exception {
    try (var server = new HostileServer(script);
        var fetcher = open(LIMITS)) {
      var fetch = fetcher.fetchAsync(server.uri("/"));
      await()
          .until(
              () ->
                  !server.requests().isEmpty()
                      && server.requests().getLast().contains(" " + lastPath + " "));

      assertThat(fetch.cancel(true)).isTrue();

      await().until(() -> server.connectionsAbandoned() == 1);
      assertThat(fetch).isCancelled();
    }
  }

  private AsyncFetcher open(FetchLimits limits) {
    return (AsyncFetcher) Client.JDK.open(limits, 1, callbacks);
  }

  private FetchOutcome fetchAsync(FetchLimits limits, URI uri) throws Exception {
    try (var fetcher = open(limits)) {
      return fetcher.fetchAsync(uri).get();
    }
  }

  private FetchOutcome answeredAsync(FetchLimits limits, Script script) throws Exception {
    try (var server = new HostileServer(script)) {
      return fetchAsync(limits, server.uri("/"));
    }
  }

  private static URI refusing() throws IOException {
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + gone.getLocalPort() + "/");
    }
  }
}
