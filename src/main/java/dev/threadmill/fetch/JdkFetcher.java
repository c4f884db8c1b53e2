package dev.threadmill.fetch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fetches through one {@link HttpClient} after the other.
 *
 * <p>The client never closes a connection on which what came was no HTTP, or had headers without an
 * end. So after some of them it is retired: it ends once nothing of it is in flight any more, and
 * those connections with it.
 */
final class JdkFetcher implements AsyncFetcher {
  /** A connection with headers without an end keeps more than half a megabyte. */
  static final int MAX_LOST_CONNECTIONS = 16;

  private final FetchLimits limits;
  private final Executor callbacks;
  private final Alarms alarms = new Alarms();
  private final BodyMemory memory = BodyMemory.quarterOfHeap();
  private final AtomicInteger lostConnections = new AtomicInteger();
  private final Set<HttpClient> retired = ConcurrentHashMap.newKeySet();
  private volatile HttpClient client;

  JdkFetcher(FetchLimits limits, Executor callbacks) {
    this.limits = limits;
    this.callbacks = callbacks;
    client = newClient(limits, callbacks);
  }

  private static HttpClient newClient(FetchLimits limits, Executor callbacks) {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(limits.connectTimeout())
        .executor(callbacks)
        .build();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Uses {@code send} and not {@code sendAsync(…).get()}: the latter hands every result through
   * the common pool, whatever the client's executor, and would miss a failure until the time limit
   * if the pool's only thread is the one that waits here.
   */
  @Override
  public FetchOutcome fetch(URI uri) throws InterruptedException {
    var outcome =
        Redirects.follow(
            uri,
            limits,
            (at, deadline) ->
                client.send(get(at, deadline), into(new CompletableFuture<>(), deadline)).body());
    if (outcome instanceof FetchOutcome.Failed failed) {
      failed(failed);
    }
    return outcome;
  }

  @Override
  public CompletableFuture<FetchOutcome> fetchAsync(URI uri) {
    var fetch = new AsyncFetch(uri, this);
    fetch.start();
    return fetch;
  }

  @Override
  public void close() {
    retired.add(client);
    for (HttpClient each : retired) {
      each.shutdownNow();
      each.close();
    }
    alarms.close();
  }

  /** Notes a failure: it may have cost a connection. */
  void failed(FetchOutcome.Failed failure) {
    if (failure.kind() == FailureKind.BAD_RESPONSE
        && lostConnections.incrementAndGet() % MAX_LOST_CONNECTIONS == 0) {
      retireClient();
    }
  }

  private synchronized void retireClient() {
    HttpClient old = client;
    client = newClient(limits, callbacks);
    retired.add(old);
    // A caller may hold the old one and not have sent yet, but not for longer than its time limit.
    var unused =
        alarms.set(
            Deadline.in(limits.totalTimeout()),
            () -> {
              old.shutdown();
              retired.remove(old);
            });
  }

  FetchLimits limits() {
    return limits;
  }

  BodyMemory memory() {
    return memory;
  }

  Alarms alarms() {
    return alarms;
  }

  /**
   * Sends a request and returns at once.
   *
   * @param response completes with the response, or with a failure to receive its body
   * @return completes exceptionally on any failure; its cancellation ends the exchange
   */
  CompletableFuture<?> send(URI at, Deadline deadline, CompletableFuture<Response> response)
      throws FetchFailedException {
    return client.sendAsync(get(at, deadline), into(response, deadline));
  }

  /** Runs the task on the executor for callbacks. */
  void call(Runnable task) {
    try {
      callbacks.execute(task);
    } catch (RejectedExecutionException e) {
      // The executor was closed before the fetches on it had ended: they must end all the same.
      task.run();
    }
  }

  /** The request's own time limit holds until headers come, the subscriber's from there on. */
  private static HttpRequest get(URI at, Deadline deadline) throws FetchFailedException {
    try {
      return HttpRequest.newBuilder(at)
          // The client drops fractions and is up to a millisecond early, but a total time-out is
          // known by the deadline having passed.
          .timeout(deadline.remaining().plusMillis(1))
          .setHeader("User-Agent", Header.USER_AGENT)
          .setHeader("Accept", Header.ACCEPT)
          .setHeader("Accept-Encoding", Header.ACCEPT_ENCODING)
          .build();
    } catch (IllegalArgumentException e) {
      throw new FetchFailedException(FailureKind.BAD_URL, e.getMessage() + ": " + at);
    }
  }

  private BodyHandler<Response> into(CompletableFuture<Response> response, Deadline deadline) {
    return info -> new ResponseSubscriber(this, deadline, info, response);
  }
}
