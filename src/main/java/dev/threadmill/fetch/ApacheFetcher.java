package dev.threadmill.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Fetches through the blocking form of Apache HttpClient 5. */
final class ApacheFetcher implements Fetcher {
  /** Each connection has three; this client's own 32 KiB would be a GiB for ten thousand sites. */
  private static final int BUFFER_BYTES = 8 << 10;

  /** Without limits this client would read headers for ever. */
  private static final Http1Config CONNECTION_LIMITS =
      Http1Config.custom()
          .setMaxLineLength(64 << 10)
          .setMaxHeaderCount(256)
          .setBufferSize(BUFFER_BYTES)
          .build();

  private final FetchLimits limits;
  private final BodyMemory memory = BodyMemory.quarterOfHeap();
  private final Alarms alarms = new Alarms();
  private final CloseableHttpClient client;

  ApacheFetcher(FetchLimits limits) {
    this.limits = limits;
    client =
        HttpClients.custom()
            .setConnectionManager(connections(limits))
            .setUserAgent(Header.USER_AGENT)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  @Override
  public FetchOutcome fetch(URI uri) throws InterruptedException {
    return Redirects.follow(uri, limits, this::exchange);
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    alarms.close();
  }

  /** A pool without limits, as that of {@link Client#JDK} is: the callers are the limit. */
  private static HttpClientConnectionManager connections(FetchLimits limits) {
    long connectMillis = Math.max(1, limits.connectTimeout().toMillis());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(Integer.MAX_VALUE)
        .setMaxConnPerRoute(Integer.MAX_VALUE)
        .setConnectionFactory(new CleanConnections(CONNECTION_LIMITS))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(connectMillis))
                .build())
        .build();
  }

  private Response exchange(URI at, Deadline deadline) throws IOException, InterruptedException {
    HttpGet request = prepare(at, deadline);
    try {
      ClassicHttpResponse response = headers(request, deadline);
      return new Response(
          response.getCode(),
          value(response, "Location"),
          value(response, "Content-Type"),
          value(response, "Content-Encoding"),
          body(request, response, deadline));
    } catch (IOException e) {
      throw typed(e);
    }
  }

  private static HttpGet prepare(URI at, Deadline deadline) throws FetchFailedException {
    // Rounded up, so that a time-out here is never before the deadline.
    long remainingMillis = deadline.remaining().plusNanos(999_999).toMillis();
    var request = new HttpGet(at);
    request.setConfig(
        RequestConfig.custom()
            .setResponseTimeout(remainingMillis, TimeUnit.MILLISECONDS)
            // Or else it would offer TLS in the headers of every request.
            .setProtocolUpgradeEnabled(false)
            .build());
    request.setHeader("Accept", Header.ACCEPT);
    request.setHeader("Accept-Encoding", Header.ACCEPT_ENCODING);
    return request;
  }

  /**
   * Sends the request and returns the response, its body not yet read. The response time-out holds
   * for one read, so headers that drip would never end: hence the alarm, which closes the socket.
   */
  private ClassicHttpResponse headers(HttpGet request, Deadline deadline) throws IOException {
    Future<?> alarm = alarms.set(deadline, () -> Thread.startVirtualThread(request::cancel));
    try {
      ClassicHttpResponse response = send(request, deadline);
      if (!deadline.hasPassed()) {
        return response;
      }
    } catch (HttpException e) {
      throw new FetchFailedException(FailureKind.BAD_URL, e.getMessage() + ": " + request);
    } catch (IOException | RuntimeException e) {
      // A cancellation from another thread may meet the client anywhere, hence the wide catch.
      if (!deadline.hasPassed()) {
        throw e;
      }
    } finally {
      alarm.cancel(false);
    }
    request.cancel();
    throw deadline.failure();
  }

  /** Sends on the first connection that is clean; each one that is not is gone once tried. */
  private ClassicHttpResponse send(HttpGet request, Deadline deadline)
      throws IOException, HttpException {
    while (true) {
      try {
        return client.executeOpen(RoutingSupport.determineHost(request), request, null);
      } catch (CleanConnections.UnreadBytesException e) {
        if (deadline.hasPassed()) {
          throw e;
        }
      }
    }
  }

  private Body body(HttpGet request, ClassicHttpResponse response, Deadline deadline)
      throws IOException, InterruptedException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return Body.none();
    }
    InputStream in = new AbandonedUnlessRead(entity.getContent(), request);
    long length = entity.getContentLength();
    if (Response.isSuccess(response.getCode())) {
      return BodyReader.read(in, length, limits.maxBodyBytes(), memory, deadline);
    }
    try {
      return BodyReader.read(in, length, Response.MAX_UNWANTED_BYTES, memory, deadline);
    } catch (IOException e) {
      // Without a success the status says it all, whatever becomes of the body.
      return Body.none();
    }
  }

  private static @Nullable String value(HttpMessage message, String name) {
    var header = message.getFirstHeader(name);
    return header == null ? null : header.getValue();
  }

  /** Tells apart what this library has exceptions of its own for. */
  private static IOException typed(IOException thrown) {
    FailureKind kind =
        switch (thrown) {
          case NoHttpResponseException e -> FailureKind.CLOSED;
          case ConnectionClosedException e -> FailureKind.CLOSED;
          case TruncatedChunkException e -> FailureKind.CLOSED;
          case MalformedChunkCodingException e -> FailureKind.BAD_RESPONSE;
          case MessageConstraintException e -> FailureKind.BAD_RESPONSE;
          case ClientProtocolException e -> FailureKind.BAD_RESPONSE;
          default -> null;
        };
    return kind == null ? thrown : new FetchFailedException(kind, String.valueOf(thrown));
  }
}
