package dev.threadmill.fetch;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestWriterFactory;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.HttpMessageWriter;

/**
 * Makes connections that send no request while bytes are left from an earlier response. The client
 * would take those for the next response: one site's page would appear under the URL of another.
 *
 * <p>The look is taken before each request, when a byte that came late is there too. It costs a
 * system call that does not wait; the client's own check of a pooled connection reads for up to a
 * millisecond, and calls leftovers a sign of health.
 */
final class CleanConnections implements HttpConnectionFactory<ManagedHttpClientConnection> {
  private final Http1Config config;

  CleanConnections(Http1Config config) {
    this.config = config;
  }

  @Override
  public ManagedHttpClientConnection createConnection(Socket socket) throws IOException {
    var parser = new StrictHeadParser(config);
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(config)
        .responseParserFactory(limits -> parser)
        .requestWriterFactory(() -> unlessUnread(parser))
        .build()
        .createConnection(socket);
  }

  private static HttpMessageWriter<ClassicHttpRequest> unlessUnread(StrictHeadParser parser) {
    var writer = DefaultHttpRequestWriterFactory.INSTANCE.create();
    return (request, buffer, out) -> {
      if (parser.hasUnread()) {
        throw new UnreadBytesException();
      }
      writer.write(request, buffer, out);
    };
  }

  /** Says that nothing was sent, and that the client closes the connection. */
  static final class UnreadBytesException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadBytesException() {
      super("the connection has bytes left from an earlier response");
    }
  }
}
