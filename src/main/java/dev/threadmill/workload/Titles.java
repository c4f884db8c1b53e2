package dev.threadmill.workload;

import dev.threadmill.fetch.AsyncFetcher;
import dev.threadmill.fetch.FetchOutcome;
import dev.threadmill.fetch.Fetcher;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Fetches pages of the site farm and returns their titles in order. Each title is a function of the
 * page's index, so a wrong, swapped or missing one is caught.
 */
public final class Titles {
  /** The most sites of a farm: one for each page of the largest batch, where memory allows. */
  private static final int MOST_SITES = 10_000;

  private static final int MOST_FARM_BYTES = 128 << 20;

  private static final long SEED = 1;

  private final List<URI> urls;
  private final List<String> expected;
  private final Fetcher fetcher;
  private final LongConsumer serviceTimesNs;

  /**
   * Plans to fetch the first {@code urls} sites, from the first again if there are fewer.
   *
   * @param farm the address of a farm that serves {@code sites}
   * @param sites what the farm serves
   * @param urls how many pages a batch fetches
   * @param fetcher how a page is fetched; stays the caller's to close
   * @param serviceTimesNs is told how long each fetch took, in nanoseconds, from any thread
   */
  public Titles(URI farm, Sites sites, int urls, Fetcher fetcher, LongConsumer serviceTimesNs) {
    this.urls =
        IntStream.range(0, urls)
            .mapToObj(i -> farm.resolve(sites.path(i % sites.count())))
            .toList();
    this.expected = IntStream.range(0, urls).mapToObj(i -> sites.title(i % sites.count())).toList();
    this.fetcher = fetcher;
    this.serviceTimesNs = serviceTimesNs;
  }

  /** Returns the sites that a farm for this workload must serve. */
  public static Sites sites(int pageBytes, Latency latency) {
    int count = Math.clamp(MOST_FARM_BYTES / pageBytes, 1, MOST_SITES);
    return new Sites(count, pageBytes, latency, SEED);
  }

  /** Returns the batch: an {@link AsyncBatch} if the fetcher can fetch without blocking. */
  public Batch<String> batch() {
    return fetcher instanceof AsyncFetcher async ? new AsyncTitles(async) : new BlockingTitles();
  }

  /**
   * Checks the titles of one batch.
   *
   * @throws WrongResultException if one of them is not what the farm served; it names the URL
   */
  public void verify(List<String> titles) throws WrongResultException {
    if (titles.equals(expected)) {
      return;
    }
    if (titles.size() != expected.size()) {
      throw new WrongResultException(
          "%d titles for %d URLs".formatted(titles.size(), expected.size()));
    }
    for (int i = 0; i < expected.size(); i++) {
      if (!expected.get(i).equals(titles.get(i))) {
        throw new WrongResultException(
            "%s: title '%s', not '%s'".formatted(urls.get(i), titles.get(i), expected.get(i)));
      }
    }
  }

  private String title(FetchOutcome outcome) throws FetchFailedException {
    return switch (outcome) {
      case FetchOutcome.Titled titled -> titled.title();
      case FetchOutcome.Failed failed ->
          throw new FetchFailedException(
              "%s: %s (%s)".formatted(failed.uri(), failed.kind().id(), failed.detail()));
    };
  }

  private class BlockingTitles implements Batch<String> {
    @Override
    public int size() {
      return urls.size();
    }

    @Override
    public String run(int index) throws FetchFailedException, InterruptedException {
      long start = System.nanoTime();
      var outcome = fetcher.fetch(urls.get(index));
      serviceTimesNs.accept(System.nanoTime() - start);
      return title(outcome);
    }
  }

  private final class AsyncTitles extends BlockingTitles implements AsyncBatch<String> {
    private final AsyncFetcher async;

    AsyncTitles(AsyncFetcher async) {
      this.async = async;
    }

    @Override
    public CompletableFuture<String> start(int index) {
      long start = System.nanoTime();
      return async
          .fetchAsync(urls.get(index))
          .thenApply(
              outcome -> {
                serviceTimesNs.accept(System.nanoTime() - start);
                try {
                  return title(outcome);
                } catch (FetchFailedException e) {
                  throw new CompletionException(e);
                }
              });
    }
  }
}
