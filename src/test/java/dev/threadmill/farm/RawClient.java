package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A connection that sends exactly the bytes it is told to, as no well-behaved client would. */
final class RawClient implements AutoCloseable {

  /** A response as it came. */
  static final class Response {
    private final String status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(String status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = headers;
      this.body = body;
    }

    String status() {
      return status;
    }

    /** Returns values by lower-case name. */
    Map<String, String> headers() {
      return headers;
    }

    byte[] body() {
      return body;
    }

    String text() {
      return new String(body, ISO_8859_1);
    }
  }

  private final Socket socket;
  private final InputStream in;

  RawClient(URI farm) throws IOException {
    socket = new Socket(farm.getHost(), farm.getPort());
    socket.setSoTimeout(20_000);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  void send(String bytes) throws IOException {
    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
  }

  void get(String path) throws IOException {
    send("GET " + path + " HTTP/1.1\r\nHost: farm\r\n\r\n");
  }

  Response read() throws IOException {
    return read(true);
  }

  /** Reads the response to a HEAD, whose length is announced and not sent. */
  Response readWithoutBody() throws IOException {
    return read(false);
  }

  /** Returns whether the farm has ended the connection, after everything it sent was read. */
  boolean atEnd() throws IOException {
    return in.read() < 0;
  }

  private Response read(boolean withBody) throws IOException {
    var status = line();
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = withBody ? Integer.parseInt(headers.get("content-length")) : 0;
    return new Response(status, headers, in.readNBytes(length));
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the farm ended the connection after: " + line);
      }
      line.write(b);
    }
    return line.toString(US_ASCII).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
