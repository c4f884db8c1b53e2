package dev.threadmill.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Ids stand in commands and in committed files: one that changes breaks both. */
final class ValuesTest {

  @Test
  void clientIds_areStable() {
    assertThat(Client.values())
        .extracting(Client::id)
        .containsExactly("jdk", "url-connection", "apache");
    assertThat(Client.parse("jdk")).isEqualTo(Client.JDK);
    assertThat(Client.parse("url-connection")).isEqualTo(Client.URL_CONNECTION);
  }

  @Test
  void parse_unknownClient_namesItAndTheValidOnes() {
    assertThatThrownBy(() -> Client.parse("curl"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown client 'curl': one of jdk, url-connection, apache");
  }

  @Test
  void failureIds_areKebabCase() {
    assertThat(FailureKind.BAD_URL.id()).isEqualTo("bad-url");
    assertThat(FailureKind.values()).allMatch(kind -> kind.id().matches("[a-z]+(-[a-z]+)*"));
  }

  @Test
  void detail_withLineBreaksOrEscapes_isOneLine() {
    var failed =
        new FetchOutcome.Failed(URI.create("http://a/"), FailureKind.TLS, "a\r\n\u001b[b\n");
    assertThat(failed.detail()).isEqualTo("a   [b");
  }

  @Test
  void limits_outOfRange_nameTheValue() {
    var second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> new FetchLimits(Duration.ZERO, second, 1, 0))
        .hasMessage("connectTimeout must be more than zero: PT0S");
    assertThatThrownBy(() -> new FetchLimits(second, second.negated(), 1, 0))
        .hasMessage("totalTimeout must be more than zero: PT-1S");
    assertThatThrownBy(() -> new FetchLimits(second, second, 0, 0))
        .hasMessage("maxBodyBytes must be at least 1: 0");
    assertThatThrownBy(() -> new FetchLimits(second, second, 1, -1))
        .hasMessage("maxRedirects must be at least 0: -1");
  }

  @Test
  void limits_defaults_areTheDocumentedOnes() {
    assertThat(FetchLimits.defaults())
        .isEqualTo(new FetchLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 2097152, 5));
  }
}
