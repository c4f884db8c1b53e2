package dev.threadmill.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which of the things called title is the page's. The farm's pages have exactly one, so that a
 * wrong choice would only show on real sites.
 */
final class TitleParserTest {

  @Test
  void title_ofSeveral_isTheFirstOfTheHead() throws Exception {
    var titles = new StringBuilder();
    for (int i = 1; i <= 10; i++) {
      titles.append("<title>t").append(i).append("</title>");
    }
    assertThat(title("<head>" + titles + "</head><title>body</title>")).isEqualTo("t1");
  }

  @Test
  void title_withoutAHeadElement_isInTheImpliedOne() throws Exception {
    assertThat(title("<!doctype html><meta charset=utf-8><title>a</title>hi")).isEqualTo("a");
  }

  @Test
  void title_withSpaceAndEntities_isNormalised() throws Exception {
    assertThat(title("<title>\n a\t&amp;&#x2197;  <b>b</b>\n</title>")).isEqualTo("a &↗ <b>b</b>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<p>no title",
        "<title></title>",
        "<title> \n&nbsp;</title>",
        "<title> </title><title>second</title>",
        "<body><svg><title>drawing</title></svg>",
        "<head></head><body><title>late</title></body>",
        "<head><template><title>inert</title></template></head>",
        "<!-- <title>comment</title> -->",
        "<script>'<title>script</title>'</script>"
      })
  void title_noneOfItsOwn_fails(String html) {
    assertThatThrownBy(() -> title(html))
        .isInstanceOfSatisfying(
            FetchFailedException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.NO_TITLE));
  }

  @Test
  void title_veryLong_isCutBetweenCharacters() throws Exception {
    String face = "😀";
    assertThat(title("<title>x" + face.repeat(50_000) + "</title>"))
        .isEqualTo("x" + face.repeat(TitleParser.MAX_TITLE_CHARS / 2 - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<b>", "<svg>", "<table><td>", "<ul><li>", "<template>"})
  void title_ofAPageNestedVeryDeep_isFoundOnASmallStack(String element) throws Exception {
    String html = "<title>deep</title>" + element.repeat(100_000) + "end";
    // A quarter of the stack that threads have unless told otherwise.
    var result = new FutureTask<>(() -> title(html));
    new Thread(null, result, "small", 256 << 10).start();
    assertThat(result.get()).isEqualTo("deep");
  }

  private static String title(String html) throws IOException {
    byte[] bytes = html.getBytes(UTF_8);
    var body = new Body(bytes.length, Integer.MAX_VALUE);
    body.append(ByteBuffer.wrap(bytes));
    return TitleParser.title(body, "UTF-8");
  }
}
