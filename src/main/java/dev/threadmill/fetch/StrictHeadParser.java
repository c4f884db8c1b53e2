package dev.threadmill.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Parses the head of a response as a whole or not at all. The client's own parser skips lines until
 * one is a status line, and takes the end of the connection for the end of the headers.
 *
 * <p>Belongs to one connection, of which it alone sees what has come unasked for.
 */
final class StrictHeadParser implements HttpMessageParser<ClassicHttpResponse> {
  /** The client would take any number, each with a time-out of its own. */
  private static final int MOST_INTERIM = 8;

  private final DefaultHttpResponseParser parser;
  private int interim;
  private @Nullable SessionInputBuffer lastBuffer;
  private @Nullable InputStream lastIn;

  StrictHeadParser(Http1Config limits) {
    parser = new DefaultHttpResponseParser(limits);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    lastBuffer = buffer;
    lastIn = in;
    var head = new EndNoticed(in);
    try {
      ClassicHttpResponse response = parser.parse(buffer, head);
      if (!head.ended) {
        limitInterim(response.getCode());
        return response;
      }
    } catch (HttpException e) {
      if (!head.ended) {
        throw e;
      }
    }
    throw new ConnectionClosedException("the connection ended within the headers");
  }

  private void limitInterim(int status) throws MessageConstraintException {
    interim = status < 200 ? interim + 1 : 0;
    if (interim > MOST_INTERIM) {
      throw new MessageConstraintException("more than " + MOST_INTERIM + " interim responses");
    }
  }

  /**
   * Returns whether the connection has bytes that nobody has read, in the client's buffer or in the
   * system's. Does not block. Before the first response the answer is always no.
   */
  boolean hasUnread() throws IOException {
    return lastBuffer != null
        && lastIn != null
        && (lastBuffer.length() > 0 || lastIn.available() > 0);
  }

  private static final class EndNoticed extends FilterInputStream {
    private boolean ended;

    EndNoticed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      ended |= next < 0;
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = in.read(bytes, offset, length);
      ended |= count < 0;
      return count;
    }
  }
}
