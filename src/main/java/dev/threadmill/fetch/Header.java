package dev.threadmill.fetch;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** The request headers that every client sends, and the reading of response headers. */
final class Header {
  static final String USER_AGENT = "Threadmill";
  static final String ACCEPT = "text/html, */*;q=0.1";
  static final String ACCEPT_ENCODING = "gzip";

  private static final String CHARSET = "charset=";

  private Header() {}

  /** Returns the value of a Content-Length header, or -1 if it has none that makes sense. */
  static long length(@Nullable String contentLength) {
    if (contentLength == null) {
      return -1;
    }
    try {
      return Math.max(-1, Long.parseLong(contentLength.strip()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Returns the canonical name of the charset of a Content-Type header, or null if it names none.
   *
   * @throws FetchFailedException if this JVM does not know the charset
   */
  static @Nullable String charset(@Nullable String contentType) throws FetchFailedException {
    String label = charsetLabel(contentType);
    if (label.isEmpty()) {
      return null;
    }
    try {
      return Charset.forName(label).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new FetchFailedException(FailureKind.UNSUPPORTED_CHARSET, "charset=" + label);
    }
  }

  private static String charsetLabel(@Nullable String contentType) {
    int start = contentType == null ? -1 : contentType.indexOf(';');
    while (contentType != null && start >= 0) {
      int next = contentType.indexOf(';', start + 1);
      int end = next < 0 ? contentType.length() : next;
      String parameter = contentType.substring(start + 1, end).strip();
      if (parameter.regionMatches(true, 0, CHARSET, 0, CHARSET.length())) {
        return unquoted(parameter.substring(CHARSET.length()));
      }
      start = next;
    }
    return "";
  }

  private static String unquoted(String value) {
    int from = 0;
    int to = value.length();
    while (from < to && isFiller(value.charAt(from))) {
      from++;
    }
    while (to > from && isFiller(value.charAt(to - 1))) {
      to--;
    }
    return value.substring(from, to);
  }

  private static boolean isFiller(char c) {
    return c == '"' || c == '\'' || c == ' ';
  }
}
