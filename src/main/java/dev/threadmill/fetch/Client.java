package dev.threadmill.fetch;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The HTTP clients, all speaking HTTP/1.1 and sending the same request. */
public enum Client {
  /**
   * {@code java.net.http.HttpClient}; {@link #open} returns an {@link AsyncFetcher}. An interrupt
   * ends a fetch at once.
   */
  JDK(true, true),

  /**
   * {@code java.net.HttpURLConnection}. An interrupt ends a fetch at once on a virtual thread. On a
   * platform thread the JDK ignores it until headers have come, so that a fetch may go on until its
   * time limit.
   */
  URL_CONNECTION(false, false),

  /**
   * The blocking form of Apache HttpClient 5. An interrupt ends a fetch as it does with {@link
   * #URL_CONNECTION}: at once on a virtual thread, and on a platform thread once headers have come.
   */
  APACHE(false, false);

  private final boolean nonBlocking;
  private final boolean compensated;

  Client(boolean nonBlocking, boolean compensated) {
    this.nonBlocking = nonBlocking;
    this.compensated = compensated;
  }

  /** Returns whether {@link #open} returns an {@link AsyncFetcher}. */
  public boolean nonBlocking() {
    return nonBlocking;
  }

  /**
   * Returns whether a thread of a ForkJoinPool that waits in {@link Fetcher#fetch} tells its pool,
   * which then adds another: so that the pool's size does not limit the fetches in progress.
   */
  public boolean compensated() {
    return compensated;
  }

  /** Returns the client's name in parameters and files, such as {@code url-connection}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the client of this id.
   *
   * @throws IllegalArgumentException if there is none; its message names the valid ones
   */
  public static Client parse(String id) {
    for (Client client : values()) {
      if (client.id().equals(id)) {
        return client;
      }
    }
    var valid = Arrays.stream(values()).map(Client::id).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("unknown client '" + id + "': one of " + valid);
  }

  /**
   * Opens a fetcher; the caller closes it.
   *
   * <p>{@link #URL_CONNECTION} shares its connections with the whole JVM, so that closing leaves
   * them until they have been idle for some seconds. It keeps only five idle ones per host unless
   * the system property {@code http.maxConnections} says otherwise. The JDK reads it once, when the
   * first connection falls idle, so it is raised here, before that.
   *
   * @param limits what a site may take
   * @param connections the most fetches that will be in flight at once; as many idle connections
   *     are kept, at least 1
   * @param callbacks where {@link #JDK} does its own work. It must have threads to spare while
   *     callers wait in {@link Fetcher#fetch}: never the pool that calls it
   */
  public Fetcher open(FetchLimits limits, int connections, Executor callbacks) {
    if (connections < 1) {
      throw new IllegalArgumentException("connections must be at least 1: " + connections);
    }
    return switch (this) {
      // The pools of these two have no limit, so that the number of connections is met as it is.
      case JDK -> new JdkFetcher(limits, callbacks);
      case APACHE -> new ApacheFetcher(limits);
      case URL_CONNECTION -> new UrlConnectionFetcher(limits, connections);
    };
  }
}
