package dev.threadmill.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Parses the head of a response as a whole or not at all. The client's own parser skips lines until
 * one is a status line, and takes the end of the connection for the end of the headers.
 */
final class StrictHeadParser implements HttpMessageParser<ClassicHttpResponse> {
  private final DefaultHttpResponseParser parser;

  StrictHeadParser(Http1Config limits) {
    parser = new DefaultHttpResponseParser(limits);
  }

  @Override
  public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in)
      throws IOException, HttpException {
    var head = new EndNoticed(in);
    try {
      ClassicHttpResponse response = parser.parse(buffer, head);
      if (!head.ended) {
        return response;
      }
    } catch (HttpException e) {
      if (!head.ended) {
        throw e;
      }
    }
    throw new ConnectionClosedException("the connection ended within the headers");
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
