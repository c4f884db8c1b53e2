package dev.threadmill.site;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes the HTML of one site, made so that finding the title takes a parser: there are escapes,
 * and text that looks like a title in a comment, a script and a drawing.
 */
final class Page {
  private static final List<String> WORDS =
      List.of(
          "thread", "river", "paper", "winter", "signal", "garden", "engine", "market", "window",
          "copper", "letter", "bridge", "summer", "number", "planet", "violin", "harvest",
          "morning");

  private static final String BOTTOM =
      """
      </main>
      <footer><p>All about nothing &copy; <a href="#">top</a></p></footer>
      </body>
      </html>
      """;

  /** What a paragraph costs beside its text. */
  private static final int TAG_BYTES = "<p></p>\n".length();

  /** No paragraph but the last is longer. */
  private static final int LONGEST_PARAGRAPH_BYTES = 400;

  private final Site site;
  private final SplittableRandom random;

  Page(Site site) {
    this.site = site;
    this.random = new SplittableRandom(31L * site.title().hashCode() + site.index());
  }

  byte[] bytes() {
    var top = head() + bodyTop();
    int left = site.pageBytes() - sizeOf(top) - sizeOf(BOTTOM);
    if (left < TAG_BYTES) {
      throw new IllegalStateException("site " + site.index() + " does not fit its page: " + left);
    }
    var html = new StringBuilder(site.pageBytes()).append(top);
    while (left >= LONGEST_PARAGRAPH_BYTES + TAG_BYTES) {
      var paragraph = paragraph();
      html.append(paragraph);
      left -= paragraph.length();
    }
    // The last paragraph is cut to what is left, so that the size is exact.
    var rest = words(left).substring(0, left - TAG_BYTES);
    html.append("<p>").append(rest).append("</p>\n").append(BOTTOM);
    return html.toString().getBytes(site.charset());
  }

  private String head() {
    var title = escape(site.title());
    var meta = site.charsetInHeader() ? "" : "<meta charset=\"" + site.charset().name() + "\">\n";
    return String.format(
        Locale.ROOT,
        """
      <!DOCTYPE html>
      <html lang="ko">
      <head>
      %s<meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="description" content="%s">
      <link rel="icon" href="/icon.svg" type="image/svg+xml">
      <link rel="stylesheet" href="/style.css">
      <title>%s</title>
      <!-- <title>Commented out</title> -->
      <script>var heading = "<title>" + document.title + "</title>";</script>
      </head>
      """,
        meta,
        title,
        title);
  }

  private String bodyTop() {
    int index = site.index();
    int previous = Math.max(0, index - 1);
    return String.format(
        Locale.ROOT,
        """
      <body>
      <svg width="16" height="16" viewBox="0 0 16 16"><title>Logo</title><path d="M1 1h14z"/></svg>
      <nav><ul>
      <li><a href="/site/%d">Previous</a></li>
      <li><a href="/site/%d?from=nav&amp;lang=ko">Next</a></li>
      <li><a href="https://example.org/">Elsewhere</a></li>
      </ul></nav>
      <main>
      <h1>%s</h1>
      """,
        previous,
        index + 1,
        escape(site.title()));
  }

  /** Returns a paragraph in ASCII, so that its length is its size in every charset. */
  private String paragraph() {
    int words = 10 + random.nextInt(20);
    var text = words(words * 7);
    int link = text.indexOf(' ', text.length() / 2);
    return "<p>"
        + text.substring(0, link)
        + " <a href=\"/site/"
        + random.nextInt(1000)
        + "\">more &rsaquo;</a>"
        + text.substring(link)
        + "</p>\n";
  }

  /** Returns words with spaces between them, at least {@code bytes} long. */
  private String words(int bytes) {
    var text = new StringBuilder(bytes + 16);
    while (text.length() < bytes) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return text.append("end").toString();
  }

  private int sizeOf(String text) {
    return text.getBytes(site.charset()).length;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
