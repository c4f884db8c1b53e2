package dev.threadmill.fetch;

import java.net.URI;

/** Fetches titles over connections that it keeps open. Safe to share between threads. */
public interface Fetcher extends AutoCloseable {

  /**
   * Fetches one page and returns its title or the reason why there is none, within the total time
   * limit. Two things lie outside of it: the look-up of the host's name, which the JDK cannot end,
   * and the parsing of up to 64 KiB, which the calling thread does.
   *
   * @throws InterruptedException if the calling thread is interrupted before or while it waits.
   *     Where the JDK does not honour an interrupt (see {@link Client#URL_CONNECTION}), the outcome
   *     is returned and the thread's interrupt status stays set.
   */
  FetchOutcome fetch(URI uri) throws InterruptedException;

  /**
   * Frees the threads and connections. To be called when nothing is in flight any more; a fetch
   * that still is ends as a failure where the client allows it.
   */
  @Override
  void close();
}
