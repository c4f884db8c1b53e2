package dev.threadmill.fetch;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One fetch that blocks no thread: the future outcome, which knows how to end its exchange. */
final class AsyncFetch extends CompletableFuture<FetchOutcome> {
  private final URI asked;
  private final JdkFetcher fetcher;
  private final Deadline deadline;
  private volatile @Nullable CompletableFuture<?> exchange;

  AsyncFetch(URI asked, JdkFetcher fetcher) {
    this.asked = asked;
    this.fetcher = fetcher;
    deadline = Deadline.in(fetcher.limits().totalTimeout());
  }

  void start() {
    try {
      send(new Redirects(asked, fetcher.limits().maxRedirects()));
    } catch (IOException e) {
      complete(Failures.of(asked, e, deadline));
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    endIfCancelled();
    return cancelled;
  }

  private void send(Redirects redirects) throws FetchFailedException {
    var response = new CompletableFuture<Response>();
    // The response comes from the subscriber, on the executor for callbacks. The client's own
    // future completes on the common pool, so all that is taken from it are failures.
    var unused = response.whenComplete((received, thrown) -> proceed(redirects, received, thrown));
    CompletableFuture<?> sent = fetcher.send(redirects.at(), deadline, response);
    exchange = sent;
    var unusedToo =
        sent.whenComplete(
            (ignored, thrown) -> {
              if (thrown != null && !response.isDone()) {
                fetcher.call(() -> response.completeExceptionally(thrown));
              }
            });
    endIfCancelled();
  }

  private void proceed(
      Redirects redirects, @Nullable Response received, @Nullable Throwable thrown) {
    try {
      if (thrown != null) {
        var failure = Failures.of(asked, thrown, deadline);
        fetcher.failed(failure);
        complete(failure);
      } else if (redirects.goOn(requireNonNull(received))) {
        send(redirects);
      } else {
        complete(received.toOutcome(asked, deadline));
      }
    } catch (IOException e) {
      complete(Failures.of(asked, e, deadline));
    } catch (RuntimeException | Error e) {
      // A defect of ours: whoever waits for the outcome must hear of it.
      completeExceptionally(e);
    }
  }

  private void endIfCancelled() {
    CompletableFuture<?> running = exchange;
    if (isCancelled() && running != null) {
      running.cancel(true);
    }
  }
}
