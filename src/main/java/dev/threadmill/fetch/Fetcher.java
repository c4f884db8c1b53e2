package dev.threadmill.fetch;

import java.net.URI;

/** Fetches titles over connections that it keeps open. Safe to share between threads. */
public interface Fetcher extends AutoCloseable {

  /**
   * Fetches one page and returns its title or the reason why there is none, within the total time
   * limit. (Only the look-up of the host's name lies outside of it: the JDK cannot end one.)
   *
   * <p>The calling thread does the parsing.
   *
   * @throws InterruptedException if the calling thread is interrupted before or while it waits.
   *     Where the JDK does not honour an interrupt (see {@link Client#URL_CONNECTION}), the outcome
   *     is returned and the thread's interrupt status stays set.
   */
  FetchOutcome fetch(URI uri) throws InterruptedException;

  /** Ends what is still in flight, as failures, and frees the threads and connections. */
  @Override
  void close();
}
