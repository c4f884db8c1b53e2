package dev.threadmill.fetch;

import static dev.threadmill.fetch.FailureKind.CLOSED;
import static dev.threadmill.fetch.FailureKind.CONNECT_TIMEOUT;
import static dev.threadmill.fetch.FailureKind.REFUSED;
import static dev.threadmill.fetch.FailureKind.RESET;
import static dev.threadmill.fetch.FailureKind.TLS;
import static dev.threadmill.fetch.FailureKind.UNKNOWN_HOST;
import static dev.threadmill.fetch.FailureKind.UNREACHABLE;
import static dev.threadmill.fetch.Responses.CHUNKED;
import static dev.threadmill.fetch.Responses.UTF_8_HTML;
import static dev.threadmill.fetch.Responses.chunks;
import static dev.threadmill.fetch.Responses.head;
import static dev.threadmill.fetch.Responses.html;
import static dev.threadmill.fetch.Responses.page;
import static dev.threadmill.fetch.Responses.withStatus;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.fetch.HostileServer.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every client does with connections. One that opens a new connection where another keeps the
 * old would be slow for that and not for its strategy; one that mistakes a broken answer for a page
 * would count it as work done.
 */
@Timeout(60)
final class ConnectionTest extends FetcherContract {
  @ParameterizedTest
  @EnumSource
  void fetch_oneAfterTheOther_usesOneConnection(Client client) throws Exception {
    assertOneConnection(client, page(TITLE));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_chunkedOneAfterTheOther_usesOneConnection(Client client) throws Exception {
    assertOneConnection(client, head("200 OK", UTF_8_HTML + CHUNKED, chunks(html(TITLE))));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_errorsOneAfterTheOther_usesOneConnection(Client client) throws Exception {
    assertOneConnection(
        client, withStatus("404 Not Found", UTF_8_HTML, html("no").getBytes(UTF_8)));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_manyAtOnce_keepsAConnectionForEach(Client client) throws Exception {
    int connections = 20;
    try (var server = new HostileServer(all(connections));
        var fetcher = client.open(LIMITS, connections, callbacks);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<FetchOutcome> task = () -> fetcher.fetch(server.uri("/"));
      for (int round = 0; round < 3; round++) {
        for (var fetch : callers.invokeAll(Collections.nCopies(connections, task))) {
          assertTitle(fetch.get());
        }
      }
      assertThat(server.connectionsAccepted()).isEqualTo(connections);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_nothingListens_isRefused(Client client) throws Exception {
    URI uri;
    try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      uri = URI.create("http://127.0.0.1:" + gone.getLocalPort() + "/");
    }
    assertFailure(fetch(client, uri), REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_nameThatCannotExist_isUnknownHost(Client client) throws Exception {
    assertFailure(fetch(client, URI.create("http://no-such-host.invalid/")), UNKNOWN_HOST);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_nobodyAccepts_isConnectTimeout(Client client) throws Exception {
    var loopback = InetAddress.getLoopbackAddress();
    try (var listener = new ServerSocket(0, 1, loopback);
        var first = new Socket(loopback, listener.getLocalPort());
        var second = new Socket(loopback, listener.getLocalPort())) {
      assertThat(List.of(first, second)).allMatch(Socket::isConnected);
      // Two fill the queue of one; the system drops what comes after.
      var uri = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");
      var limits = new FetchLimits(Duration.ofMillis(300), Duration.ofSeconds(20), 1000, 0);
      try (var fetcher = client.open(limits, 1, callbacks)) {
        assertFailure(fetcher.fetch(uri), CONNECT_TIMEOUT);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_noRoute_isUnreachable(Client client) throws Exception {
    // No system routes the broadcast address over TCP, so nothing leaves this machine.
    assertFailure(fetch(client, URI.create("http://255.255.255.255/")), UNREACHABLE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_httpsOfAServerWithoutTls_isTls(Client client) throws Exception {
    try (var listener = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerInPlaintext(listener));
      var uri = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");
      assertFailure(fetch(client, uri), TLS);
    }
  }

  /** Answers every connection, as HttpClient now and then tries a failed handshake once more. */
  private static void answerInPlaintext(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        socket.getOutputStream().write(page(TITLE));
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client breaks the connection as soon as it sees what it is.
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_reset_isReset(Client client) throws Exception {
    assertFailure(answered(client, HostileServer.Connection::reset), RESET);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_closedBeforeHeaders_isClosed(Client client) throws Exception {
    assertFailure(answered(client, HostileServer.Connection::close), CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_closedWithinHeaders_isClosed(Client client) throws Exception {
    assertFailure(
        answered(
            client,
            c -> {
              c.send("HTTP/1.1 200 OK\r\nContent-Ty");
              c.close();
            }),
        CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_bodyShorterThanAnnounced_isClosed(Client client) throws Exception {
    assertFailure(
        answered(
            client,
            c -> {
              c.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + html(TITLE));
              c.close();
            }),
        CLOSED);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_chunksEndTooEarly_isClosed(Client client) throws Exception {
    assertFailure(
        answered(
            client,
            c -> {
              c.send("HTTP/1.1 200 OK\r\n" + CHUNKED + "\r\n100\r\n" + html(TITLE));
              c.close();
            }),
        CLOSED);
  }

  /** Answers nobody until this many have asked. */
  private static Script all(int requests) {
    var barrier = new CyclicBarrier(requests);
    return connection -> {
      try {
        barrier.await();
      } catch (BrokenBarrierException e) {
        throw new IOException(e);
      }
      connection.send(page(TITLE));
    };
  }

  private void assertOneConnection(Client client, byte[] response) throws Exception {
    try (var server = HostileServer.sending(response);
        var fetcher = client.open(LIMITS, 1, callbacks)) {
      for (int i = 0; i < 50; i++) {
        fetcher.fetch(server.uri("/"));
      }
      assertThat(server.requests()).hasSize(50);
      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }
}
