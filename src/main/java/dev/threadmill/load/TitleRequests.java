package dev.threadmill.load;

import dev.threadmill.fetch.AsyncFetcher;
import dev.threadmill.fetch.FetchOutcome;
import dev.threadmill.fetch.Fetcher;
import dev.threadmill.site.Sites;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Fetches a page of the site farm per arrival, the sites in turn, and checks its title. The kinds
 * of failure are those of {@link dev.threadmill.fetch.FailureKind}, and {@value #WRONG_TITLE}.
 */
public class TitleRequests implements Requests {
  /** A page with another title than the farm's. */
  public static final String WRONG_TITLE = "wrong-title";

  private final List<URI> urls;
  private final List<String> titles;
  private final Fetcher fetcher;

  private TitleRequests(URI farm, Sites sites, Fetcher fetcher) {
    this.urls =
        IntStream.range(0, sites.count()).mapToObj(i -> farm.resolve(sites.path(i))).toList();
    this.titles = IntStream.range(0, sites.count()).mapToObj(sites::title).toList();
    this.fetcher = fetcher;
  }

  /**
   * Returns the requests: {@link AsyncRequests} if the fetcher can fetch without blocking.
   *
   * @param farm the address of a farm that serves {@code sites}
   * @param fetcher how a page is fetched; stays the caller's to close
   */
  public static Requests of(URI farm, Sites sites, Fetcher fetcher) {
    return fetcher instanceof AsyncFetcher async
        ? new Async(farm, sites, async)
        : new TitleRequests(farm, sites, fetcher);
  }

  @Override
  public Optional<String> send(int arrival) throws InterruptedException {
    return failure(arrival, fetcher.fetch(url(arrival)));
  }

  private URI url(int arrival) {
    return urls.get(arrival % urls.size());
  }

  private Optional<String> failure(int arrival, FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Titled titled ->
          titled.title().equals(titles.get(arrival % titles.size()))
              ? Optional.empty()
              : Optional.of(WRONG_TITLE);
      case FetchOutcome.Failed failed -> Optional.of(failed.kind().id());
    };
  }

  private static final class Async extends TitleRequests implements AsyncRequests {
    private final AsyncFetcher async;

    Async(URI farm, Sites sites, AsyncFetcher async) {
      super(farm, sites, async);
      this.async = async;
    }

    @Override
    public CompletableFuture<Optional<String>> start(int arrival) {
      return async.fetchAsync(super.url(arrival)).thenApply(o -> super.failure(arrival, o));
    }
  }
}
