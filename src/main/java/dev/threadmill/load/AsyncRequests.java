package dev.threadmill.load;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Requests that can also be started without blocking a thread. */
public interface AsyncRequests extends Requests {

  /**
   * Starts one request and returns at once.
   *
   * @return completes as {@link #send} returns
   */
  CompletableFuture<Optional<String>> start(int arrival);
}
