package dev.threadmill.fetch;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
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
    assertFailure(() -> title(html), FailureKind.NO_TITLE);
    assertFailure(() -> title(padded(html)), FailureKind.NO_TITLE);
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

  @Test
  void title_behindTheEndOfTheHead_isItsTitle() throws Exception {
    assertThat(title("<head></head><title>behind</title><body>")).isEqualTo("behind");
  }

  @Test
  void title_behindAMegabyteOfScript_isFound() throws Exception {
    String script = "<script>" + "x = 1;".repeat(200_000) + "</script>";
    assertThat(title(script.repeat(3) + "<title>far</title>")).isEqualTo("far");
  }

  @Test
  void title_behindMoreElementsThanAreBuilt_fails() {
    String links = "<link>".repeat(TitleParser.MAX_ELEMENTS + 1);
    assertFailure(() -> title(links + "<title>buried</title>"), FailureKind.NO_TITLE);
  }

  @Test
  void title_largePage_isDecodedAsASmallOneIs() throws Exception {
    var korean = Charset.forName("EUC-KR");
    assertThat(parsed(padded("<title>제목</title>").getBytes(korean), "EUC-KR")).isEqualTo("제목");
    assertThat(parsed(padded("<meta charset=euc-kr><title>제목</title>").getBytes(korean), null))
        .isEqualTo("제목");
    assertThat(parsed(padded("\uFEFF<title>제목</title>").getBytes(UTF_8), "EUC-KR")).isEqualTo("제목");
    assertThat(parsed(padded("\uFEFF<title>제목</title>").getBytes(UTF_16LE), null)).isEqualTo("제목");
  }

  @Test
  void title_largePageAfterTheDeadline_isATimeOut() {
    byte[] page = padded("<p>").getBytes(UTF_8);
    var passed = new Deadline(System.nanoTime() - 1);
    assertFailure(() -> TitleParser.title(body(page), "UTF-8", passed), FailureKind.TOTAL_TIMEOUT);
  }

  /** Parses the page as it is, and filled up to a size that is parsed in the other way. */
  private static String title(String html) throws IOException {
    String title = parsed(html.getBytes(UTF_8), "UTF-8");
    assertThat(parsed(padded(html).getBytes(UTF_8), "UTF-8")).isEqualTo(title);
    return title;
  }

  private static String padded(String html) {
    return html + "<p>x</p>".repeat(TitleParser.MAX_WHOLE_BYTES / 8 + 1);
  }

  private static String parsed(byte[] page, @Nullable String charset) throws IOException {
    return TitleParser.title(body(page), charset, Deadline.in(Duration.ofMinutes(1)));
  }

  private static Body body(byte[] bytes) throws IOException {
    var body = new Body(bytes.length, Integer.MAX_VALUE, new BodyMemory(Long.MAX_VALUE));
    body.append(ByteBuffer.wrap(bytes));
    return body;
  }

  private static void assertFailure(ThrowingCallable parsing, FailureKind kind) {
    assertThatThrownBy(parsing)
        .isInstanceOfSatisfying(
            FetchFailedException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
