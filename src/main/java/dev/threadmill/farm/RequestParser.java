package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.threadmill.site.Fault;
import dev.threadmill.site.Sites;
import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import java.util.Optional;

/**
 * Reads one request at a time: the request line and, of the headers, only what changes how the
 * connection goes on.
 *
 * <p>A parser serves one connection and is made for speed: it allocates nothing for a plain
 * request, and what it found stays in its fields until the next call.
 */
final class RequestParser {

  /** What the bytes hold. */
  enum Outcome {
    /** More bytes are needed; nothing was consumed. */
    INCOMPLETE,
    /** A GET or HEAD of a path that may be a site's: {@link #siteIndex}. */
    PAGE,
    /** A GET or HEAD of a fault: {@link #fault}. */
    FAULT,
    /** A GET of the farm's stats. */
    STATS,
    /** No HTTP request, or one with a body. */
    BAD,
    /** A method other than GET and HEAD. */
    OTHER_METHOD,
    /** More than {@link #MAX_BYTES} of header. */
    TOO_LARGE
  }

  static final int MAX_BYTES = 8_192;

  private static final AsciiString GET = AsciiString.cached("GET ");
  private static final AsciiString HEAD = AsciiString.cached("HEAD ");
  private static final AsciiString HTTP_1 = AsciiString.cached(" HTTP/1.");
  private static final AsciiString SITE = AsciiString.cached(Sites.PATH_PREFIX);
  private static final AsciiString FAULT = AsciiString.cached(Fault.PATH_PREFIX);
  private static final AsciiString STATS_PATH = AsciiString.cached(Farm.STATS_PATH);
  private static final AsciiString CONNECTION = AsciiString.cached("connection");
  private static final AsciiString CONTENT_LENGTH = AsciiString.cached("content-length");
  private static final AsciiString TRANSFER_ENCODING = AsciiString.cached("transfer-encoding");

  private int siteIndex;
  private Optional<Fault> fault = Optional.empty();
  private boolean headOnly;
  private boolean closing;

  /** Returns the number in the path, which may be no site's; -1 where there is none. */
  int siteIndex() {
    return siteIndex;
  }

  /** Returns the fault in the path; only to be asked after {@link Outcome#FAULT}. */
  Fault fault() {
    return fault.orElseThrow();
  }

  /** Returns whether the answer must leave out its body. */
  boolean headOnly() {
    return headOnly;
  }

  /** Returns whether the client wants the connection to end with the answer. */
  boolean closing() {
    return closing;
  }

  /** Consumes one whole request, or nothing where the outcome is no request. */
  Outcome parse(ByteBuf in) {
    int start = in.readerIndex();
    if (!isLetter(in.getByte(start))) {
      return Outcome.BAD; // Says so to a TLS client at once, which would wait for an answer.
    }
    int end = Math.min(in.writerIndex(), start + MAX_BYTES);
    int lineEnd = in.indexOf(start, end, (byte) '\n');
    var outcome = lineEnd < 0 ? unfinished(in, start) : parseRequestLine(in, start, lineEnd);
    int line = lineEnd + 1;
    while (isWanted(outcome)) {
      lineEnd = in.indexOf(line, end, (byte) '\n');
      if (lineEnd < 0) {
        return unfinished(in, start);
      }
      if (isEmpty(in, line, lineEnd)) {
        in.readerIndex(lineEnd + 1);
        return outcome;
      }
      if (!parseHeader(in, line, lineEnd)) {
        return Outcome.BAD;
      }
      line = lineEnd + 1;
    }
    return outcome;
  }

  private static boolean isWanted(Outcome outcome) {
    return outcome == Outcome.PAGE || outcome == Outcome.STATS || outcome == Outcome.FAULT;
  }

  private static Outcome unfinished(ByteBuf in, int start) {
    return in.writerIndex() - start >= MAX_BYTES ? Outcome.TOO_LARGE : Outcome.INCOMPLETE;
  }

  private Outcome parseRequestLine(ByteBuf in, int start, int lineEnd) {
    boolean get = startsWith(in, start, lineEnd, GET);
    headOnly = !get && startsWith(in, start, lineEnd, HEAD);
    int target = start + (get ? GET.length() : HEAD.length());
    int space = in.indexOf(get || headOnly ? target : start, lineEnd, (byte) ' ');
    if (!get && !headOnly) {
      boolean http = space > start && indexOfVersion(in, space, lineEnd) > 0;
      return http ? Outcome.OTHER_METHOD : Outcome.BAD;
    }
    if (space <= target || !startsWith(in, space, lineEnd, HTTP_1)) {
      return Outcome.BAD;
    }
    // HTTP/1.0 clients must ask to stay, in a way that no client of today uses.
    closing = in.getByte(space + HTTP_1.length()) == '0';
    int query = in.indexOf(target, space, (byte) '?');
    return parsePath(in, target, query < 0 ? space : query);
  }

  private static int indexOfVersion(ByteBuf in, int from, int lineEnd) {
    int space = in.indexOf(from + 1, lineEnd, (byte) ' ');
    return space > 0 && startsWith(in, space, lineEnd, HTTP_1) ? space : -1;
  }

  private Outcome parsePath(ByteBuf in, int from, int to) {
    siteIndex = -1;
    if (startsWith(in, from, to, SITE)) {
      siteIndex = parseNumber(in, from + SITE.length(), to);
      return Outcome.PAGE;
    }
    if (startsWith(in, from, to, FAULT)) {
      int id = from + FAULT.length();
      fault = Fault.of(in.toString(id, to - id, US_ASCII));
      return fault.isPresent() ? Outcome.FAULT : Outcome.PAGE;
    }
    boolean stats = to - from == STATS_PATH.length() && startsWith(in, from, to, STATS_PATH);
    return stats && !headOnly ? Outcome.STATS : Outcome.PAGE;
  }

  private static int parseNumber(ByteBuf in, int from, int to) {
    int mostDigits = 9;
    if (from == to || to - from > mostDigits) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = in.getByte(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Returns false if the line is no header or announces a body. */
  private boolean parseHeader(ByteBuf in, int line, int lineEnd) {
    int colon = in.indexOf(line, lineEnd, (byte) ':');
    if (colon <= line || in.getByte(line) <= ' ') {
      return false;
    }
    int length = colon - line;
    if (length == CONNECTION.length() && named(in, line, CONNECTION)) {
      closing |= hasClose(in.toString(colon + 1, lineEnd - colon - 1, US_ASCII));
    } else if (length == CONTENT_LENGTH.length() && named(in, line, CONTENT_LENGTH)) {
      return in.toString(colon + 1, lineEnd - colon - 1, US_ASCII).strip().equals("0");
    } else if (length == TRANSFER_ENCODING.length()) {
      return !named(in, line, TRANSFER_ENCODING);
    }
    return true;
  }

  private static boolean hasClose(String value) {
    for (int from = 0; from >= 0; ) {
      int comma = value.indexOf(',', from);
      var option = comma < 0 ? value.substring(from) : value.substring(from, comma);
      if (option.strip().equalsIgnoreCase("close")) {
        return true;
      }
      from = comma < 0 ? -1 : comma + 1;
    }
    return false;
  }

  private static boolean isEmpty(ByteBuf in, int line, int lineEnd) {
    return lineEnd == line || (lineEnd == line + 1 && in.getByte(line) == '\r');
  }

  private static boolean isLetter(byte b) {
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  private static boolean startsWith(ByteBuf in, int from, int to, AsciiString prefix) {
    if (to - from < prefix.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (in.getByte(from + i) != prefix.byteAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean named(ByteBuf in, int from, AsciiString lowerCaseName) {
    int caseBit = 0x20;
    for (int i = 0; i < lowerCaseName.length(); i++) {
      if ((in.getByte(from + i) | caseBit) != lowerCaseName.byteAt(i)) {
        return false;
      }
    }
    return true;
  }
}
