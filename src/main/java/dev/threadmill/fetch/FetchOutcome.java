package dev.threadmill.fetch;

import java.net.URI;

/** What became of one URL. */
public sealed interface FetchOutcome {

  /** Returns the URL that was asked for, whatever it redirected to. */
  URI uri();

  /**
   * The page came and has a title.
   *
   * @param uri the URL that was asked for
   * @param title the first title in the document's head, never blank, with white space collapsed
   *     and trimmed; cut off at 4096 characters
   * @param bodyBytes the size of the page, after unpacking
   */
  record Titled(URI uri, String title, int bodyBytes) implements FetchOutcome {}

  /**
   * There is no title.
   *
   * @param uri the URL that was asked for
   * @param kind the reason, for programs
   * @param detail the reason, for people: one line, whatever the site sent
   */
  record Failed(URI uri, FailureKind kind, String detail) implements FetchOutcome {

    public Failed {
      detail = oneLine(detail);
    }

    private static String oneLine(String text) {
      var line = new StringBuilder(text);
      for (int i = 0; i < line.length(); i++) {
        if (Character.isISOControl(line.charAt(i))) {
          line.setCharAt(i, ' ');
        }
      }
      return line.toString().strip();
    }
  }
}
