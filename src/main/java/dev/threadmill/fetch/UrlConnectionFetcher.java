package dev.threadmill.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.concurrent.Future;

/** Fetches through {@link HttpURLConnection}, whose connections are the JVM's and not ours. */
final class UrlConnectionFetcher implements Fetcher {
  private static final String MAX_CONNECTIONS = "http.maxConnections";

  private final FetchLimits limits;
  private final Alarms alarms = new Alarms();
  private final BodyMemory memory = BodyMemory.quarterOfHeap();

  UrlConnectionFetcher(FetchLimits limits, int connections) {
    this.limits = limits;
    if (Integer.getInteger(MAX_CONNECTIONS, 0) < connections) {
      // Not just as many as asked for here: the JDK reads this once, and the next may ask for more.
      System.setProperty(MAX_CONNECTIONS, Integer.toString(Integer.MAX_VALUE));
    }
  }

  @Override
  public FetchOutcome fetch(URI uri) throws InterruptedException {
    return Redirects.follow(uri, limits, this::exchange);
  }

  @Override
  public void close() {
    alarms.close();
  }

  private Response exchange(URI at, Deadline deadline) throws IOException, InterruptedException {
    HttpURLConnection connection = prepare(at, deadline);
    int status = status(connection, deadline);
    if (status < 100) {
      // This client takes anything else for HTTP/0.9, which is a body without headers.
      connection.disconnect();
      throw new FetchFailedException(FailureKind.BAD_RESPONSE, "not an HTTP/1.1 status line");
    }
    Body body = body(connection, status, deadline);
    return new Response(
        status,
        connection.getHeaderField("Location"),
        connection.getContentType(),
        connection.getContentEncoding(),
        body);
  }

  private HttpURLConnection prepare(URI at, Deadline deadline) throws IOException {
    // Rounded up, so that a time-out here is never before the deadline.
    long remainingMillis = deadline.remaining().plusNanos(999_999).toMillis();
    long connectMillis = Math.max(1, limits.connectTimeout().toMillis());
    var connection = (HttpURLConnection) at.toURL().openConnection();
    connection.setConnectTimeout(clamp(Math.min(connectMillis, remainingMillis)));
    connection.setReadTimeout(clamp(remainingMillis));
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", Header.USER_AGENT);
    connection.setRequestProperty("Accept", Header.ACCEPT);
    connection.setRequestProperty("Accept-Encoding", Header.ACCEPT_ENCODING);
    return connection;
  }

  private static int clamp(long millis) {
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  /**
   * Sends the request and returns the status, or -1 if there is no valid one.
   *
   * <p>A read time-out holds for one read, so headers that drip would never end. Hence the alarm,
   * which closes the socket; {@code disconnect} also keeps the client from silently sending the
   * request again on a new connection, as it does once whenever a GET fails before a response.
   */
  private int status(HttpURLConnection connection, Deadline deadline) throws IOException {
    Future<?> alarm = alarms.set(deadline, () -> Thread.startVirtualThread(connection::disconnect));
    try {
      // Two steps, since there is nothing to disconnect until the first is done.
      connection.connect();
      int status = deadline.hasPassed() ? -1 : connection.getResponseCode();
      if (!deadline.hasPassed()) {
        return status;
      }
    } catch (IOException | RuntimeException e) {
      // A disconnect from another thread may meet the client anywhere, hence the wide catch.
      if (!deadline.hasPassed()) {
        throw e;
      }
    } catch (StackOverflowError e) {
      // This client reads each interim response one call deeper than the one before.
      connection.disconnect();
      throw new FetchFailedException(FailureKind.BAD_RESPONSE, "too many interim responses");
    } finally {
      alarm.cancel(false);
    }
    connection.disconnect();
    throw deadline.failure();
  }

  private Body body(HttpURLConnection connection, int status, Deadline deadline)
      throws IOException, InterruptedException {
    InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream();
    if (in == null) {
      return Body.none();
    }
    boolean chunked = connection.getHeaderField("Transfer-Encoding") != null;
    long length = chunked ? -1 : Header.length(connection.getHeaderField("Content-Length"));
    if (Response.isSuccess(status)) {
      Body body = BodyReader.read(in, length, limits.maxBodyBytes(), memory, deadline);
      if (body.size() == 0 && length < 0 && !chunked && status != 204 && status != 205) {
        // What this client makes of headers that were cut off.
        throw new FetchFailedException(FailureKind.CLOSED, "the connection ended before the body");
      }
      return body;
    }
    try {
      return BodyReader.read(in, length, Response.MAX_UNWANTED_BYTES, memory, deadline);
    } catch (IOException e) {
      // Without a success the status says it all, whatever becomes of the body.
      return Body.none();
    }
  }
}
