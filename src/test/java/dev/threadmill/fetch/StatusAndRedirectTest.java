package dev.threadmill.fetch;

import static dev.threadmill.fetch.FailureKind.BAD_RESPONSE;
import static dev.threadmill.fetch.FailureKind.BAD_STATUS;
import static dev.threadmill.fetch.FailureKind.BAD_URL;
import static dev.threadmill.fetch.FailureKind.FORBIDDEN_REDIRECT;
import static dev.threadmill.fetch.FailureKind.NO_TITLE;
import static dev.threadmill.fetch.FailureKind.TOO_MANY_REDIRECTS;
import static dev.threadmill.fetch.Responses.UTF_8_HTML;
import static dev.threadmill.fetch.Responses.head;
import static dev.threadmill.fetch.Responses.html;
import static dev.threadmill.fetch.Responses.page;
import static dev.threadmill.fetch.Responses.redirect;
import static dev.threadmill.fetch.Responses.withStatus;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.fetch.FetchOutcome.Failed;
import dev.threadmill.fetch.HostileServer.Script;
import java.net.URI;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where every client goes, and where it does not. A redirect followed to a file would hand local
 * data to whoever set the trap; one followed by the client itself would escape the limits.
 */
@Timeout(60)
final class StatusAndRedirectTest extends FetcherContract {
  @ParameterizedTest
  @EnumSource
  void fetch_statusThatIsNoSuccess_isBadStatusWithItsNumber(Client client) throws Exception {
    for (int status : new int[] {300, 304, 400, 401, 404, 407, 410, 418, 500, 503}) {
      byte[] body = status == 304 ? new byte[0] : html(TITLE).getBytes(UTF_8);
      assertThat(sent(client, withStatus(status + " Whatever", UTF_8_HTML, body)))
          .isInstanceOfSatisfying(
              Failed.class,
              f -> {
                assertThat(f.kind()).isEqualTo(BAD_STATUS);
                assertThat(f.detail()).isEqualTo("status " + status);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_errorWithEndlessBody_isBadStatus(Client client) throws Exception {
    assertFailureAndAbandoned(
        client,
        LIMITS,
        c -> {
          c.send("HTTP/1.1 500 Oops\r\n\r\n");
          c.sendForever("x".repeat(1000));
        },
        BAD_STATUS);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_noContent_isNoTitle(Client client) throws Exception {
    assertFailure(sent(client, head("204 No Content", "", new byte[0])), NO_TITLE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_notHttp_isBadResponse(Client client) throws Exception {
    assertFailure(
        answered(
            client,
            c -> {
              c.send("SSH-2.0-OpenSSH_9.2p1 is what answers on this port\r\n\r\n");
              c.close();
            }),
        BAD_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_badStatusNumber_isBadResponse(Client client) throws Exception {
    assertFailure(
        answered(
            client,
            c -> {
              c.send("HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n");
              c.close();
            }),
        BAD_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_endlessHeaders_isBadResponse(Client client) throws Exception {
    // JDK 25's HttpClient leaves this connection open until it is closed itself.
    assertFailure(
        answered(
            client,
            c -> {
              c.send("HTTP/1.1 200 OK\r\n");
              c.sendForever("A: " + "b".repeat(1000) + "\r\n");
            }),
        BAD_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_redirects_areFollowedUpToTheLimitOnOneConnection(Client client) throws Exception {
    Script script =
        c ->
            c.send(
                switch (c.path()) {
                  case "/a/0" -> redirect("1");
                  case "/a/1" -> redirect("../b/2?q=%20#f");
                  case "/b/2?q=%20" -> redirect("//127.0.0.1:" + c.socket().getLocalPort() + "/한");
                  case "/%ED%95%9C" -> page(TITLE);
                  default -> withStatus("404 Not Found", "", new byte[0]);
                });
    try (var server = new HostileServer(script)) {
      var uri = server.uri("/a/0");
      var outcome = fetch(client, uri);
      assertTitle(outcome);
      assertThat(outcome.uri()).isEqualTo(uri);
      assertThat(server.requests()).hasSize(4);
      assertThat(server.connectionsAccepted()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_everyRedirectStatus_isFollowed(Client client) throws Exception {
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      Script script =
          c ->
              c.send(
                  c.path().equals("/")
                      ? withStatus(status + " Moved", "Location: /there\r\n", new byte[0])
                      : page(TITLE));
      assertTitle(answered(client, script));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_redirectLoop_isTooManyRedirects(Client client) throws Exception {
    try (var server = HostileServer.sending(redirect("/"))) {
      assertFailure(fetch(client, server.uri("/")), TOO_MANY_REDIRECTS);
      assertThat(server.requests()).hasSize(LIMITS.maxRedirects() + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_redirectToAnotherScheme_isForbidden(Client client) throws Exception {
    for (String target :
        new String[] {"file:///etc/passwd", "ftp://127.0.0.1/", "jar:file:/a!/b", "mailto:a@b"}) {
      assertFailure(sent(client, redirect(target)), FORBIDDEN_REDIRECT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_redirectToNowhere_isBadResponse(Client client) throws Exception {
    for (String target : new String[] {"http:///x", "http://a:99999/", "http://[", "a b"}) {
      assertFailure(sent(client, redirect(target)), BAD_RESPONSE);
    }
    assertFailure(sent(client, withStatus("302 Found", "", new byte[0])), BAD_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_urlThatIsNotHttp_isBadUrl(Client client) throws Exception {
    for (String url :
        new String[] {
          "file:///etc/passwd",
          "ftp://127.0.0.1/",
          "a/b",
          "http:x",
          "http:///x",
          "http://a:0/",
          "http://a:65536/",
          "http://under_score/"
        }) {
      assertFailure(fetch(client, URI.create(url)), BAD_URL);
    }
  }
}
