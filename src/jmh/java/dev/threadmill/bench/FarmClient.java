package dev.threadmill.bench;

import dev.threadmill.fetch.Client;
import dev.threadmill.fetch.FetchLimits;
import dev.threadmill.fetch.Fetcher;
import dev.threadmill.site.Sites;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * What a harness that fetches is made of: the farm, a strategy, and a client that calls it back.
 */
record FarmClient(FarmConnection farm, BatchRunner runner, Fetcher fetcher) implements Closeable {
  /** Generous: the farm answers, and a fork that waits this long has failed. */
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), 4 << 20, 0);

  /**
   * Opens all three.
   *
   * @param strategy the spec of the strategy
   * @param client the id of the client
   * @param connections how many of them are kept for the next fetch
   */
  static FarmClient open(Sites sites, String strategy, String client, int connections)
      throws IOException, InterruptedException {
    var farm = FarmConnection.open(sites);
    var runner = StrategySpec.parse(strategy).open();
    return new FarmClient(
        farm, runner, Client.parse(client).open(LIMITS, connections, runner.callbacks()));
  }

  URI farmUri() {
    return farm.baseUri();
  }

  @Override
  public void close() {
    fetcher.close();
    runner.close();
    farm.close();
  }
}
