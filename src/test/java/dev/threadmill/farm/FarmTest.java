package dev.threadmill.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.threadmill.site.Fault;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The farm has its own small HTTP parser. Without these tests it might answer out of order, leave a
 * client waiting, or count what it did not serve, and every fetch figure would rest on that.
 */
final class FarmTest {
  private static final Sites AT_ONCE = new Sites(50, 4_096, Latency.parse("0ms"), 7);

  private static Farm open(Sites sites) throws IOException {
    return Farm.open(FarmConfig.of(sites));
  }

  private static Sites with(String latency) {
    return new Sites(50, 4_096, Latency.parse(latency), 7);
  }

  @Test
  void get_everySite_givesItsPageOverOneConnection() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      for (int i = 0; i < AT_ONCE.count(); i++) {
        var site = AT_ONCE.site(i);
        client.get(AT_ONCE.path(i));
        var response = client.read();
        assertThat(response.status()).isEqualTo("HTTP/1.1 200 OK");
        assertThat(page(response)).isEqualTo(site.page());
        assertThat(response.headers().containsKey("content-encoding")).isEqualTo(site.gzip());
        var charset = site.charsetInHeader() ? "; charset=" + site.charset().name() : "";
        assertThat(response.headers()).containsEntry("content-type", "text/html" + charset);
      }
    }
  }

  private static byte[] page(RawClient.Response response) throws IOException {
    if (!"gzip".equals(response.headers().get("content-encoding"))) {
      return response.body();
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return gzip.readAllBytes();
    }
  }

  @Test
  void get_sentByteByByte_isAnswered() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      for (char c : "GET /site/0?q=1 HTTP/1.1\r\nHost: farm\r\nAccept: */*\r\n\r\n".toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertThat(client.read().body()).isEqualTo(AT_ONCE.site(0).page());
    }
  }

  @Test
  void head_givesTheHeadersAlone() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send("HEAD /site/0 HTTP/1.1\r\nHost: farm\r\n\r\n");
      assertThat(client.readWithoutBody().headers()).containsEntry("content-length", "4096");
      client.get("/site/0");
      assertThat(client.read().body()).hasSize(4_096);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/site/",
        "/site/50",
        "/site/-1",
        "/site/x",
        "/site/1/",
        "/site/99999999999",
        "/sit",
        "/fault/",
        "/fault/none"
      })
  void get_unknownPath_gives404AndKeepsTheConnection(String path) throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.get(path);
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 404 Not Found");
      client.get("/site/0");
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void pipelined_withDifferentLatencies_isAnsweredInOrder() throws IOException {
    var sites = with("pareto:2ms:1:100ms");
    var slowestFirst =
        IntStream.range(1, sites.count())
            .boxed()
            .sorted(Comparator.comparingLong(sites::latencyNs).reversed())
            .toList();
    try (var farm = open(sites);
        var client = new RawClient(farm.baseUri())) {
      var requests = new StringBuilder();
      slowestFirst.forEach(
          i -> requests.append("GET ").append(sites.path(i)).append(" HTTP/1.1\r\n\r\n"));
      client.send(requests.toString());
      var got = new ArrayList<byte[]>();
      for (int ignored : slowestFirst) {
        got.add(page(client.read()));
      }
      var expected = slowestFirst.stream().map(i -> sites.site(i).page()).toList();
      assertThat(got).containsExactlyElementsOf(expected);
    }
  }

  @Test
  void pipelined_notFoundBehindASlowPage_waitsForIt() throws IOException {
    try (var farm = open(with("50ms"));
        var client = new RawClient(farm.baseUri())) {
      client.send("GET /site/0 HTTP/1.1\r\n\r\nGET /none HTTP/1.1\r\n\r\n");
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 404 Not Found");
    }
  }

  @Test
  void pipelined_faultBehindASlowPage_isRefused() throws IOException {
    try (var farm = open(with("50ms"));
        var client = new RawClient(farm.baseUri())) {
      client.send("GET /site/0 HTTP/1.1\r\n\r\nGET /fault/not-found HTTP/1.1\r\n\r\n");
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 200 OK");
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 400 Bad Request");
    }
  }

  @Test
  void fault_endlessUntilTheClientLeaves_doesNotKeepOthersWaiting() throws IOException {
    try (var farm = open(AT_ONCE);
        var greedy = new RawClient(farm.baseUri());
        var client = new RawClient(farm.baseUri())) {
      greedy.get(Fault.ENDLESS_BODY.path());
      client.get("/site/0");
      assertThat(client.read().body()).isEqualTo(AT_ONCE.site(0).page());
    }
  }

  @Test
  void fault_isNotCounted() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.get(Fault.NOT_FOUND.path());
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 404 Not Found");
      assertThat(farm.takeStats().requests()).isZero();
    }
  }

  @Test
  void pipelined_moreThanTheSocketHolds_isAnsweredOnceTheClientReads() throws IOException {
    int requests = 20_000;
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      var sender =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      client.send("GET /site/0 HTTP/1.1\r\n\r\n".repeat(requests));
                    } catch (IOException e) {
                      throw new AssertionError(e);
                    }
                  });
      for (int i = 0; i < requests; i++) {
        assertThat(client.read().body()).hasSize(4_096);
      }
      assertThat(sender.isAlive()).isFalse();
      assertThat(farm.takeStats().requests()).isEqualTo(requests);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /site/0 HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /site/0 HTTP/1.1\r\nCONNECTION: Upgrade,Close\r\n\r\n",
        "GET /site/0 HTTP/1.0\r\n\r\n"
      })
  void get_askingToClose_endsTheConnectionAfterTheAnswer(String request) throws IOException {
    for (var latency : new String[] {"0ms", "5ms"}) {
      try (var farm = open(with(latency));
          var client = new RawClient(farm.baseUri())) {
        client.send(request + "GET /site/1 HTTP/1.1\r\n\r\n");
        var response = client.read();
        assertThat(response.body()).isEqualTo(AT_ONCE.site(0).page());
        assertThat(response.headers()).containsEntry("connection", "close");
        assertThat(client.atEnd()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0016\u0003\u0001\u0002",
        "hello\r\n",
        "GET /site/0\r\n",
        "GET  HTTP/1.1\r\n",
        "GET /site/0 HTTP/2.0\r\n",
        "GET /site/0 HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /site/0 HTTP/1.1\r\n folded: line\r\n\r\n",
        "GET /site/0 HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello",
        "GET /site/0 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
      })
  void garbage_gives400AndEndsTheConnection(String bytes) throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send(bytes);
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 400 Bad Request");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void otherMethod_gives405() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send("POST /site/0 HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 405 Method Not Allowed");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "GET /site/0 HTTP/1.1\r\nCookie: "})
  void header_over8KiB_gives431(String start) throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send(start + "a".repeat(RequestParser.MAX_BYTES));
      assertThat(client.read().status()).startsWith("HTTP/1.1 431 ");
      assertThat(client.atEnd()).isTrue();
    }
  }

  @Test
  void header_justUnder8KiB_isAnswered() throws IOException {
    var around = "GET /site/0 HTTP/1.1\r\nCookie: %s\r\n\r\n";
    int room = RequestParser.MAX_BYTES - around.length() + "%s".length();
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send(around.formatted("a".repeat(room)));
      assertThat(client.read().status()).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void stats_countAnswersOnce_andNotThemselves() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send("GET /site/0 HTTP/1.1\r\n\r\n".repeat(3) + "GET /none HTTP/1.1\r\n\r\n");
      for (int i = 0; i < 4; i++) {
        client.read();
      }
      client.get("/_farm/stats");
      var stats = FarmStats.parse(client.read().text());
      assertThat(stats.requests()).isEqualTo(4);
      assertThat(stats.active()).isPositive();
      assertThat(stats.latenessMaxNs()).isPositive();
      client.get("/_farm/stats");
      assertThat(FarmStats.parse(client.read().text())).isEqualTo(farm.takeStats());
    }
  }

  @Test
  void stats_pipelinedBehindPages_countThem() throws IOException {
    try (var farm = open(AT_ONCE);
        var client = new RawClient(farm.baseUri())) {
      client.send("GET /site/0 HTTP/1.1\r\n\r\nGET /_farm/stats HTTP/1.1\r\n\r\n");
      client.read();
      assertThat(FarmStats.parse(client.read().text()).requests()).isEqualTo(1);
    }
  }

  @Test
  void mostInFlight_isHowManyWaitedTogether() throws IOException {
    try (var farm = open(with("300ms"));
        var one = new RawClient(farm.baseUri());
        var other = new RawClient(farm.baseUri())) {
      one.send("GET /site/0 HTTP/1.1\r\n\r\n".repeat(5));
      for (int i = 0; i < 5; i++) {
        one.read();
      }
      other.get("/site/0");
      other.read();
      var stats = farm.takeStats();
      assertThat(stats.mostInFlight()).isEqualTo(5);
      assertThat(stats.requests()).isEqualTo(6);
      assertThat(farm.takeStats().mostInFlight()).isZero();
    }
  }

  @Test
  void latency_isWaitedAtLeast() throws IOException {
    try (var farm = open(with("50ms"));
        var client = new RawClient(farm.baseUri())) {
      long startNs = System.nanoTime();
      client.get("/site/0");
      client.read();
      assertThat(System.nanoTime() - startNs).isGreaterThanOrEqualTo(50_000_000L);
    }
  }

  @Test
  void clientThatLeaves_isForgotten() throws IOException {
    try (var farm = open(with("3600s"))) {
      try (var client = new RawClient(farm.baseUri())) {
        client.send("GET /site/0 HTTP/1.1\r\n\r\n".repeat(3));
        await().untilAsserted(() -> assertThat(farm.takeStats().mostInFlight()).isEqualTo(3));
      }
      await().untilAsserted(() -> assertThat(farm.takeStats().mostInFlight()).isZero());
      assertThat(farm.takeStats().requests()).isZero();
    }
  }

  @Test
  void open_portInUse_saysSoInOneLine() throws IOException {
    try (var farm = open(AT_ONCE)) {
      int port = farm.baseUri().getPort();
      assertThatIOException()
          .isThrownBy(() -> Farm.open(new FarmConfig(AT_ONCE, "127.0.0.1", port)))
          .withMessage("cannot listen on 127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void open_addressOfAnotherMachine_saysSoInOneLine() {
    // 192.0.2.0/24 is reserved for documentation.
    assertThatIOException()
        .isThrownBy(() -> Farm.open(new FarmConfig(AT_ONCE, "192.0.2.1", 0)))
        .withMessageMatching("cannot listen on 192\\.0\\.2\\.1:0: .*assign.*");
  }

  @Test
  void open_unknownHost_saysSo() {
    assertThatIOException()
        .isThrownBy(() -> Farm.open(new FarmConfig(AT_ONCE, "no.such.host.invalid", 0)))
        .withMessage("cannot listen on no.such.host.invalid: unknown host");
  }

  @Test
  void open_onAllAddresses_namesTheLoopback() throws IOException {
    try (var farm = Farm.open(new FarmConfig(AT_ONCE, "0.0.0.0", 0))) {
      assertThat(farm.baseUri().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void close_endsConnectionsAndFreesThePort() throws IOException {
    var farm = open(with("3600s"));
    try (var client = new RawClient(farm.baseUri())) {
      client.get("/site/0");
      await().until(() -> farm.takeStats().mostInFlight() == 1);
      farm.close();
      assertThat(client.atEnd()).isTrue();
    }
    try (var again = Farm.open(new FarmConfig(AT_ONCE, "127.0.0.1", farm.baseUri().getPort()))) {
      assertThat(again.baseUri()).isEqualTo(farm.baseUri());
    }
  }

  @Test
  void config_outOfRange_namesSettingAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FarmConfig(AT_ONCE, "127.0.0.1", 65_536))
        .withMessage("port must be from 0 to 65535: 65536");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FarmConfig(AT_ONCE, " ", 0))
        .withMessage("bind must be an address or a host name: ' '");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FarmConfig.of(AT_ONCE).withFaultShare(1.5))
        .withMessage("the share of faults must be from 0 to 1: 1.5");
    var large = new Sites(1_000, 1_048_576, AT_ONCE.latency(), 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FarmConfig.of(large))
        .withMessage("sites x page bytes must be at most 268435456: 1000 x 1048576");
  }
}
