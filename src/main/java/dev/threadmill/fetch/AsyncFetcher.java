package dev.threadmill.fetch;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A fetcher that can also fetch without blocking a thread. */
public interface AsyncFetcher extends Fetcher {

  /**
   * Starts a fetch and returns at once. The future completes normally, with the outcome, on the
   * executor given to {@link Client#open}, which also does the parsing; its {@code cancel} ends the
   * exchange with the site.
   */
  CompletableFuture<FetchOutcome> fetchAsync(URI uri);
}
