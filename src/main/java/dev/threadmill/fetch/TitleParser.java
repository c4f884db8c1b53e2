package dev.threadmill.fetch;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/** Finds a page's title. */
final class TitleParser {
  static final int MAX_TITLE_CHARS = 4096;

  /** Tags may take forty times their size in memory, so that larger pages are not built whole. */
  static final int MAX_WHOLE_BYTES = 64 << 10;

  /** The most elements of a larger page that are built to find its title. */
  static final int MAX_ELEMENTS = 20_000;

  /** As many as jsoup itself looks at for the charset. */
  private static final int CHARSET_BYTES = 5 << 10;

  /** The depth to which browsers nest elements, too; deeper ones become siblings. */
  private static final int MAX_DEPTH = 512;

  private TitleParser() {}

  /**
   * Returns the first title of the document's head; one elsewhere, such as an svg's, is not the
   * page's. A page of up to {@link #MAX_WHOLE_BYTES} is parsed whole, a larger one until its head
   * ends.
   *
   * @param charset from the header; a byte order mark overrides it, and where there is neither, the
   *     page's own meta element counts, or else it is UTF-8
   * @throws FetchFailedException if there is none, or it is blank, or the deadline passes before a
   *     large page has shown it
   */
  static String title(Body page, @Nullable String charset, Deadline deadline) throws IOException {
    Element element =
        page.size() <= MAX_WHOLE_BYTES
            ? titleOfWhole(page.stream(), charset)
            : titleOfHead(page, charset, deadline);
    String title = element == null ? "" : normalised(element.wholeText());
    if (title.isEmpty()) {
      throw new FetchFailedException(
          FailureKind.NO_TITLE, element == null ? "no title in the head" : "a blank title");
    }
    return title;
  }

  private static @Nullable Element titleOfWhole(InputStream page, @Nullable String charset)
      throws IOException {
    return titleIn(Jsoup.parse(page, charset, "", parser()).head());
  }

  private static @Nullable Element titleIn(Element head) {
    Element child = head.firstElementChild();
    while (child != null && !child.nameIs("title")) {
      child = child.nextElementSibling();
    }
    return child;
  }

  private static @Nullable Element titleOfHead(
      Body page, @Nullable String charset, Deadline deadline) throws IOException {
    InputStream start = new ByteArrayInputStream(page.stream().readNBytes(CHARSET_BYTES));
    Charset found = Jsoup.parse(start, charset, "", parser()).charset();
    try (var text = text(new Timed(page.stream(), deadline), found);
        var streamed = new StreamParser(parser()).parse(text, "")) {
      Element title = null;
      var parsed = streamed.iterator();
      for (int built = 0; built < MAX_ELEMENTS && parsed.hasNext(); built++) {
        Element element = parsed.next();
        if (title != null) {
          break; // Only now, since a title behind the head's end tag comes before its text does.
        }
        if (isHead(element)) {
          return titleIn(element);
        }
        Element parent = element.parent();
        title = element.nameIs("title") && parent != null && isHead(parent) ? element : null;
      }
      return title;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isHead(Element element) {
    Element parent = element.parent();
    return element.nameIs("head") && parent != null && parent.parent() instanceof Document;
  }

  /** Returns the text without its byte order mark, which would be taken for text of the body. */
  private static Reader text(InputStream in, Charset charset) throws IOException {
    var text = new BufferedReader(new InputStreamReader(in, charset));
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
    return text;
  }

  private static Parser parser() {
    return Parser.htmlParser().setMaxDepth(MAX_DEPTH);
  }

  /** Fails at the deadline: some pages take a parser a microsecond for every byte. */
  private static final class Timed extends FilterInputStream {
    private final Deadline deadline;

    Timed(InputStream in, Deadline deadline) {
      super(in);
      this.deadline = deadline;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      if (deadline.hasPassed()) {
        throw deadline.failure();
      }
      return super.read(bytes, from, most);
    }
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
