package dev.threadmill.fetch;

import static dev.threadmill.fetch.FailureKind.BAD_RESPONSE;
import static dev.threadmill.fetch.FailureKind.BODY_TOO_LARGE;
import static dev.threadmill.fetch.FailureKind.TOTAL_TIMEOUT;
import static dev.threadmill.fetch.Responses.CHUNKED;
import static dev.threadmill.fetch.Responses.UTF_8_HTML;
import static dev.threadmill.fetch.Responses.gzip;
import static dev.threadmill.fetch.Responses.html;
import static dev.threadmill.fetch.Responses.ok;
import static dev.threadmill.fetch.Responses.page;
import static dev.threadmill.fetch.Responses.redirect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.fetch.HostileServer.Script;
import java.net.URI;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * That every client holds the limits, and drops the connection when it does. A client that does not
 * would hang or swell on the first hostile site.
 */
@Timeout(60)
final class LimitTest extends FetcherContract {
  @ParameterizedTest
  @EnumSource
  void fetch_announcedBodyOverTheLimit_isTooLargeUnread(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        LIMITS,
        c -> {
          c.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\n");
          c.stall();
        },
        BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_endlessBody_isTooLarge(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        LIMITS,
        c -> {
          c.send("HTTP/1.1 200 OK\r\n\r\n");
          c.sendForever("x".repeat(1000));
        },
        BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_endlessChunks_isTooLarge(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        LIMITS,
        c -> {
          c.send("HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n");
          c.sendForever("3e8\r\n" + "x".repeat(1000) + "\r\n");
        },
        BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_gzipBomb_isTooLarge(Client client) throws Exception {
    byte[] bomb = gzip(new byte[100 * MAX_BODY_BYTES]);
    assertThat(bomb).hasSizeLessThan(MAX_BODY_BYTES);
    assertFailure(
        sent(client, ok(UTF_8_HTML + "Content-Encoding: gzip\r\n", bomb)), BODY_TOO_LARGE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_stallBeforeHeaders_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(client, IMPATIENT, HostileServer.Connection::stall, TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_stallWithinHeaders_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        IMPATIENT,
        c -> {
          c.send("HTTP/1.1 200 OK\r\nContent-Ty");
          c.stall();
        },
        TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_drippingHeaders_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        IMPATIENT,
        c -> {
          c.send("HTTP/1.1 200 OK\r\n");
          c.drip("A: b\r\n");
        },
        TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_stallInBody_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        IMPATIENT,
        c -> {
          c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + html(TITLE));
          c.stall();
        },
        TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_drippingBody_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        IMPATIENT,
        c -> {
          c.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
          c.drip("x");
        },
        TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_drippingChunkHeader_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        IMPATIENT,
        c -> {
          c.send("HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n5\r\nhello\r\n5;");
          c.drip("extension");
        },
        TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_stallAfterRedirect_isTotalTimeout(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        IMPATIENT,
        c -> {
          if (c.path().equals("/")) {
            c.send(redirect("/next"));
          } else {
            c.stall();
          }
        },
        TOTAL_TIMEOUT);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_stallInTlsHandshake_isTotalTimeout(Client client) throws Exception {
    try (var server = new HostileServer(HostileServer.Connection::stall);
        var fetcher = client.open(IMPATIENT, 1, callbacks)) {
      var uri = URI.create(server.uri("/").toString().replace("http:", "https:"));
      assertFailure(fetcher.fetch(uri), TOTAL_TIMEOUT);
    }
  }

  /** JDK 25's HttpClient keeps such connections, and a long run would end for lack of files. */
  @ParameterizedTest
  @EnumSource
  void fetch_manyThatAreNotHttp_keepsNoConnections(Client client) throws Exception {
    Script script =
        c -> {
          if (c.path().equals("/good")) {
            c.send(page(TITLE));
          } else {
            c.send("SSH-2.0-OpenSSH_9.2p1\r\n\r\n");
            c.stall();
          }
        };
    try (var server = new HostileServer(script);
        var fetcher = client.open(IMPATIENT, 1, callbacks)) {
      for (int i = 0; i < JdkFetcher.MAX_LOST_CONNECTIONS; i++) {
        assertFailure(fetcher.fetch(server.uri("/")), BAD_RESPONSE);
      }
      assertTitle(fetcher.fetch(server.uri("/good")));
      await().until(() -> server.connectionsAbandoned() == JdkFetcher.MAX_LOST_CONNECTIONS);
    }
  }
}
