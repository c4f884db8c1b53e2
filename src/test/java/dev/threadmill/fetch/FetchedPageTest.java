package dev.threadmill.fetch;

import static dev.threadmill.fetch.FailureKind.BAD_ENCODING;
import static dev.threadmill.fetch.FailureKind.NO_TITLE;
import static dev.threadmill.fetch.FailureKind.UNSUPPORTED_CHARSET;
import static dev.threadmill.fetch.FailureKind.UNSUPPORTED_ENCODING;
import static dev.threadmill.fetch.Responses.CHUNKED;
import static dev.threadmill.fetch.Responses.UTF_8_HTML;
import static dev.threadmill.fetch.Responses.chunks;
import static dev.threadmill.fetch.Responses.concat;
import static dev.threadmill.fetch.Responses.gzip;
import static dev.threadmill.fetch.Responses.head;
import static dev.threadmill.fetch.Responses.html;
import static dev.threadmill.fetch.Responses.ok;
import static dev.threadmill.fetch.Responses.page;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.fetch.FetchOutcome.Titled;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every client makes of a page that comes whole. A client that decodes or unpacks in its own
 * way would give another title, and its runs would compare different work.
 */
@Timeout(60)
final class FetchedPageTest extends FetcherContract {
  private static final Charset EUC_KR = Charset.forName("EUC-KR");

  @ParameterizedTest
  @EnumSource
  void fetch_goodPage_isItsTitleAndSize(Client client) throws Exception {
    try (var server = HostileServer.sending(page(TITLE))) {
      var uri = server.uri("/a?b=c#d");

      assertThat(fetch(client, uri)).isEqualTo(new Titled(uri, TITLE, size(html(TITLE))));
      assertThat(server.requests()).singleElement().asString().startsWith("GET /a?b=c HTTP/1.1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_sendsTheSameRequestWithEveryClient(Client client) throws Exception {
    try (var server = HostileServer.sending(page(TITLE))) {
      fetch(client, server.uri("/"));

      assertThat(server.requests().getFirst().split("\r\n"))
          .contains(
              "User-Agent: Threadmill", "Accept: text/html, */*;q=0.1", "Accept-Encoding: gzip")
          .noneMatch(line -> line.startsWith("Upgrade"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_urlWithLettersBeyondAscii_escapesThem(Client client) throws Exception {
    try (var server = HostileServer.sending(page(TITLE))) {
      assertTitle(fetch(client, server.uri("/한")));
      assertThat(server.requests()).singleElement().asString().startsWith("GET /%ED%95%9C HTTP");
    }
  }

  @ParameterizedTest
  @EnumSource
  void fetch_eucKrByHeader_isDecoded(Client client) throws Exception {
    String title = "한국어 제목";
    byte[] body = html(title).getBytes(EUC_KR);
    assertThat(sent(client, ok("Content-Type: text/html; a=b; Charset=\"euc-kr\"\r\n", body)))
        .isInstanceOfSatisfying(Titled.class, t -> assertThat(t.title()).isEqualTo(title));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_eucKrByMetaOnly_isDecoded(Client client) throws Exception {
    String title = "한국어 제목";
    byte[] body = ("<meta charset=euc-kr><title>" + title + "</title>").getBytes(EUC_KR);
    assertThat(sent(client, ok("Content-Type: text/html\r\n", body)))
        .isInstanceOfSatisfying(Titled.class, t -> assertThat(t.title()).isEqualTo(title));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_byteOrderMark_overridesTheHeader(Client client) throws Exception {
    byte[] body = ("\uFEFF" + html(TITLE)).getBytes(UTF_8);
    assertTitle(sent(client, ok("Content-Type: text/html; charset=euc-kr\r\n", body)));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_gzip_isUnpackedAndItsSizeIsThePages(Client client) throws Exception {
    byte[] page = html(TITLE).getBytes(UTF_8);
    byte[] response = ok(UTF_8_HTML + "Content-Encoding: GZIP\r\n", gzip(page));
    assertTitle(sent(client, response));
    assertThat(((Titled) sent(client, response)).bodyBytes()).isEqualTo(page.length);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_identityEncoding_isTheBodyItself(Client client) throws Exception {
    assertTitle(sent(client, ok(UTF_8_HTML + "Content-Encoding: identity\r\n", html(TITLE))));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_chunked_isPutTogether(Client client) throws Exception {
    assertTitle(sent(client, head("200 OK", UTF_8_HTML + CHUNKED, chunks(html(TITLE)))));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_endOfConnectionAsEndOfPage_isComplete(Client client) throws Exception {
    byte[] response = head("200 OK", UTF_8_HTML, html(TITLE).getBytes(UTF_8));
    assertTitle(
        answered(
            client,
            c -> {
              c.send(response);
              c.close();
            }));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_bodyOfExactlyTheLimit_isAccepted(Client client) throws Exception {
    String page = html(TITLE);
    String filled = page + " ".repeat(MAX_BODY_BYTES - size(page));
    assertTitle(sent(client, ok(UTF_8_HTML, filled)));
    assertTitle(
        sent(client, ok(UTF_8_HTML + "Content-Encoding: gzip\r\n", gzip(filled.getBytes(UTF_8)))));
    assertTitle(sent(client, head("200 OK", UTF_8_HTML + CHUNKED, chunks(filled))));
  }

  @ParameterizedTest
  @EnumSource
  void fetch_binaryAsHtml_isNoTitle(Client client) throws Exception {
    byte[] noise = new byte[20_000];
    new Random(7).nextBytes(noise);
    assertFailure(sent(client, ok(UTF_8_HTML, noise)), NO_TITLE);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_gzipThatEndsTooEarly_isBadEncoding(Client client) throws Exception {
    byte[] packed = gzip(html(TITLE).getBytes(UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length - 12);
    assertFailure(sent(client, ok("Content-Encoding: gzip\r\n", cut)), BAD_ENCODING);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_notTheGzipItSays_isBadEncoding(Client client) throws Exception {
    assertFailure(sent(client, ok("Content-Encoding: gzip\r\n", html(TITLE))), BAD_ENCODING);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_otherEncoding_isUnsupported(Client client) throws Exception {
    assertFailure(sent(client, ok("Content-Encoding: br\r\n", html(TITLE))), UNSUPPORTED_ENCODING);
  }

  @ParameterizedTest
  @EnumSource
  void fetch_unknownCharset_isUnsupported(Client client) throws Exception {
    for (String name : new String[] {"klingon", "ⓧ", "a b"}) {
      byte[] response =
          concat(
              ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=" + name + "\r\n")
                  .getBytes(UTF_8),
              ("Content-Length: " + size(html(TITLE)) + "\r\n\r\n" + html(TITLE)).getBytes(UTF_8));
      assertFailure(sent(client, response), UNSUPPORTED_CHARSET);
    }
  }
}
