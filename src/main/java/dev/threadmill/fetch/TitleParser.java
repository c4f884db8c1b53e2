package dev.threadmill.fetch;

import java.io.IOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds a page's title. */
final class TitleParser {
  static final int MAX_TITLE_CHARS = 4096;

  /** The depth to which browsers nest elements, too; deeper ones become siblings. */
  private static final int MAX_DEPTH = 512;

  private TitleParser() {}

  /**
   * Returns the first title of the document's head; one elsewhere, such as an svg's, is not the
   * page's.
   *
   * @param charset from the header; a byte order mark overrides it, and where there is neither, the
   *     page's own meta element counts, or else it is UTF-8
   * @throws FetchFailedException if there is none, or it is blank
   */
  static String title(Body page, @Nullable String charset) throws IOException {
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    Element head = Jsoup.parse(page.stream(), charset, "", parser).head();
    Element child = head.firstElementChild();
    while (child != null && !child.nameIs("title")) {
      child = child.nextElementSibling();
    }
    String title = child == null ? "" : normalised(child.wholeText());
    if (title.isEmpty()) {
      throw new FetchFailedException(
          FailureKind.NO_TITLE, child == null ? "no title in the head" : "a blank title");
    }
    return title;
  }

  /** Makes every run of white space one space, as jsoup's own {@code Document.title()} does. */
  private static String normalised(String text) {
    var title = new StringBuilder(Math.min(text.length(), MAX_TITLE_CHARS));
    boolean pendingSpace = false;
    for (int i = 0; i < text.length() && title.length() <= MAX_TITLE_CHARS; i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        pendingSpace = !title.isEmpty();
        continue;
      }
      if (pendingSpace) {
        title.append(' ');
        pendingSpace = false;
      }
      title.append(c);
    }
    return title.length() <= MAX_TITLE_CHARS ? title.toString() : cut(title);
  }

  private static boolean isSpace(char c) {
    return switch (c) {
      case ' ', '\t', '\n', '\f', '\r', '\u00A0' -> true;
      default -> false;
    };
  }

  private static String cut(CharSequence title) {
    boolean splitsPair = Character.isHighSurrogate(title.charAt(MAX_TITLE_CHARS - 1));
    return title.subSequence(0, splitsPair ? MAX_TITLE_CHARS - 1 : MAX_TITLE_CHARS).toString();
  }
}
