package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;

/**
 * A whole response in one buffer, written again and again without being copied.
 *
 * <p>There is no Date header, which HTTP leaves out where the clock is of no use, so that the bytes
 * never change.
 */
final class Answer {
  private static final byte[] CLOSE = "Connection: close\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] EMPTY_LINE = "\r\n".getBytes(US_ASCII);

  /** The header and its empty line, then the body. */
  private final ByteBuf bytes;

  private final int headBytes;

  private Answer(ByteBuf bytes, int headBytes) {
    this.bytes = bytes;
    this.headBytes = headBytes;
  }

  /**
   * Returns the response with this status and body.
   *
   * @param status code and phrase, such as {@code 200 OK}
   * @param headers whole lines, each ending in CRLF; length and connection are added
   */
  static Answer of(String status, String headers, byte[] body) {
    var head =
        "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
    var bytes = Unpooled.directBuffer(head.length() + body.length);
    bytes.writeCharSequence(head, US_ASCII);
    bytes.writeBytes(body);
    return new Answer(bytes, head.length());
  }

  /** Returns the response with this status and a line of text. */
  static Answer text(String status, String body) {
    return of(status, "Content-Type: text/plain; charset=UTF-8\r\n", body.getBytes(UTF_8));
  }

  /** Writes the response without flushing it. A failure ends the connection. */
  void write(ChannelHandlerContext ctx, boolean headOnly, boolean closing) {
    boolean whole = !headOnly && !closing;
    var out = whole ? bytes.retainedDuplicate() : copy(headOnly, closing);
    var unused = ctx.write(out, ctx.voidPromise());
  }

  private ByteBuf copy(boolean headOnly, boolean closing) {
    int emptyLineBytes = 2;
    var copy = Unpooled.directBuffer(bytes.readableBytes() + CLOSE.length);
    copy.writeBytes(bytes, 0, headBytes - emptyLineBytes);
    copy.writeBytes(closing ? CLOSE : EMPTY_LINE);
    if (!headOnly) {
      copy.writeBytes(bytes, headBytes, bytes.readableBytes() - headBytes);
    }
    return copy;
  }

  /** Frees the buffer once the last write of it has ended. */
  void release() {
    bytes.release();
  }
}
