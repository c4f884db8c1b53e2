package dev.threadmill.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Bytes of responses, for {@link HostileServer}. */
final class Responses {
  static final String UTF_8_HTML = "Content-Type: text/html; charset=utf-8\r\n";

  static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private Responses() {}

  static byte[] page(String title) {
    return ok(UTF_8_HTML, html(title).getBytes(UTF_8));
  }

  static String html(String title) {
    return "<!doctype html><html><head><title>" + title + "</title></head><body>x</body></html>";
  }

  /** Returns a complete response; the headers given end with a line break each. */
  static byte[] ok(String headers, byte[] body) {
    return withStatus("200 OK", headers, body);
  }

  static byte[] ok(String headers, String body) {
    return ok(headers, body.getBytes(UTF_8));
  }

  static byte[] withStatus(String status, String headers, byte[] body) {
    return head(status, headers + "Content-Length: " + body.length + "\r\n", body);
  }

  static byte[] redirect(String location) {
    return withStatus("302 Found", "Location: " + location + "\r\n", "moved".getBytes(UTF_8));
  }

  /** Returns a response without a Content-Length. */
  static byte[] head(String status, String headers, byte[] body) {
    String head = "HTTP/1.1 " + status + "\r\n" + headers + "\r\n";
    return concat(head.getBytes(UTF_8), body);
  }

  static byte[] gzip(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return packed.toByteArray();
  }

  static byte[] concat(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.writeBytes(second);
    return both.toByteArray();
  }

  /** Returns the text as two chunks, the empty one and a trailer. */
  static byte[] chunks(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] first = concat("a;ext=1\r\n".getBytes(ISO_8859_1), Arrays.copyOf(bytes, 10));
    byte[] rest = Arrays.copyOfRange(bytes, 10, bytes.length);
    byte[] size = ("\r\n" + Integer.toHexString(rest.length) + "\r\n").getBytes(ISO_8859_1);
    byte[] end = "\r\n0\r\nTrailer: x\r\n\r\n".getBytes(ISO_8859_1);
    return concat(concat(first, size), concat(rest, end));
  }
}
