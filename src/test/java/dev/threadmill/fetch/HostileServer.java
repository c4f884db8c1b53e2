package dev.threadmill.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on loopback that sends whatever bytes a script says, valid or not, and sees what becomes
 * of its connections. Every connection has a virtual thread of its own.
 */
final class HostileServer implements AutoCloseable {

  /** Answers one request; the connection stays open for the next unless the script closes it. */
  interface Script {
    void answer(Connection connection) throws IOException, InterruptedException;
  }

  private final Script script;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final CopyOnWriteArrayList<String> requests = new CopyOnWriteArrayList<>();

  HostileServer(Script script) throws IOException {
    this.script = script;
    listener = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Answers every request with the same bytes. */
  static HostileServer sending(byte[] response) throws IOException {
    return new HostileServer(connection -> connection.send(response));
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  int connectionsAccepted() {
    return accepted.get();
  }

  /** Returns how many connections the client closed, or broke, in the middle of a script. */
  int connectionsAbandoned() {
    return abandoned.get();
  }

  /** Returns the request heads so far, in order of arrival. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        accepted.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in = new BufferedInputStream(socket.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        requests.add(head);
        var connection = new Connection(head, socket, in);
        try {
          script.answer(connection);
        } catch (IOException e) {
          abandoned.incrementAndGet();
          return;
        }
        if (socket.isClosed()) {
          return;
        }
      }
    } catch (IOException e) {
      // The client broke the connection between two requests, as it may.
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      open.remove(socket);
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    int last4 = 0;
    while (last4 != 0x0D0A0D0A) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
      last4 = last4 << 8 | next;
    }
    return head.toString(ISO_8859_1);
  }

  /** One connection, after a request has come in. */
  record Connection(String request, Socket socket, InputStream in) {

    String path() {
      return request.split(" ", 3)[1];
    }

    void send(byte[] bytes) throws IOException {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    }

    void send(String text) throws IOException {
      send(text.getBytes(UTF_8));
    }

    /** Sends the text over and over, until the client breaks the connection. */
    void sendForever(String text) throws IOException {
      while (true) {
        send(text);
      }
    }

    /**
     * Sends the text at a byte per 20 ms, over and over, until the client breaks the connection.
     */
    void drip(String text) throws IOException, InterruptedException {
      byte[] bytes = text.getBytes(UTF_8);
      for (int i = 0; ; i = (i + 1) % bytes.length) {
        send(new byte[] {bytes[i]});
        new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
      }
    }

    /** Sends nothing until the client breaks the connection. */
    void stall() throws IOException {
      if (in.read() < 0) {
        throw new IOException("the client has gone");
      }
    }

    void close() throws IOException {
      socket.close();
    }

    /** Closes with a reset in place of a proper end. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
