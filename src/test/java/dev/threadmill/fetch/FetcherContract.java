package dev.threadmill.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.fetch.FetchOutcome.Failed;
import dev.threadmill.fetch.FetchOutcome.Titled;
import dev.threadmill.fetch.HostileServer.Script;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;

/** What the tests have in common that run over every client. */
abstract class FetcherContract {
  static final String TITLE = "한국어 제목 ↗ 링크";
  static final int MAX_BODY_BYTES = 256 << 10;
  static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), MAX_BODY_BYTES, 3);

  /** The total is the shorter one, so that it is what a slow machine runs into. */
  static final FetchLimits IMPATIENT =
      new FetchLimits(Duration.ofSeconds(10), Duration.ofMillis(400), MAX_BODY_BYTES, 3);

  final ExecutorService callbacks = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  final void closeCallbacks() {
    callbacks.close();
  }

  final FetchOutcome fetch(Client client, URI uri) throws InterruptedException {
    try (var fetcher = client.open(LIMITS, 1, callbacks)) {
      return fetcher.fetch(uri);
    }
  }

  final FetchOutcome sent(Client client, byte[] response) throws Exception {
    return answered(client, connection -> connection.send(response));
  }

  final FetchOutcome answered(Client client, Script script) throws Exception {
    try (var server = new HostileServer(script)) {
      return fetch(client, server.uri("/"));
    }
  }

  /** The fetcher stays open, so that it is the failure that ends the connection. */
  final void assertFailureAndAbandoned(
      Client client, FetchLimits limits, Script script, FailureKind kind) throws Exception {
    try (var server = new HostileServer(script);
        var fetcher = client.open(limits, 1, callbacks)) {
      assertFailure(fetcher.fetch(server.uri("/")), kind);
      await().until(() -> server.connectionsAbandoned() == server.connectionsAccepted());
    }
  }

  static void assertTitle(FetchOutcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(Titled.class, t -> assertThat(t.title()).isEqualTo(TITLE));
  }

  static void assertFailure(FetchOutcome outcome, FailureKind kind) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Failed.class,
            f -> {
              assertThat(f.kind()).as(f.toString()).isEqualTo(kind);
              assertThat(f.detail()).isNotBlank();
            });
  }

  static int size(String text) {
    return text.getBytes(UTF_8).length;
  }
}
