package dev.threadmill.fetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.concurrent.Cancellable;

/**
 * A body that ends its exchange when it is closed before its end. The library would read on,
 * however long that takes, to keep the connection.
 */
final class AbandonedUnlessRead extends FilterInputStream {
  private final Cancellable exchange;
  private boolean ended;

  AbandonedUnlessRead(InputStream body, Cancellable exchange) {
    super(body);
    this.exchange = exchange;
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

  @Override
  public void close() throws IOException {
    if (ended) {
      in.close();
    } else {
      exchange.cancel();
    }
  }
}
