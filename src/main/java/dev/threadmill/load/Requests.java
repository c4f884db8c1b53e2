package dev.threadmill.load;

import java.util.Optional;

/**
 * The requests of an open loop, each addressed by the number of its arrival. Safe for use by
 * several threads.
 */
public interface Requests {

  /**
   * Sends one request on the calling thread and waits for its answer.
   *
   * @return empty if the answer is right, else the kind of failure in a word or two
   */
  Optional<String> send(int arrival) throws InterruptedException;
}
