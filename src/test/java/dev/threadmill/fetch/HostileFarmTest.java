package dev.threadmill.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.threadmill.farm.Farm;
import dev.threadmill.farm.FarmConfig;
import dev.threadmill.site.Fault;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * That each fault of the farm has the outcome it says, with every client, in time, and does no harm
 * to the fetch after it. Without this test one hostile site could hold a thread, or put its bytes
 * into the page of another.
 */
@Timeout(60)
final class HostileFarmTest {
  /** Every site that stalls or drips uses it up. */
  private static final FetchLimits SHORT = limits(Duration.ofSeconds(1));

  /** A site that sends and sends has another outcome, unless a busy machine takes up the time. */
  private static final FetchLimits LONG = limits(Duration.ofSeconds(5));

  private static final Duration MOST_OVERTIME = Duration.ofMillis(500);
  private static final Sites SITES = new Sites(1, 4_096, Latency.parse("0ms"), 7);

  private static Farm farm;
  private static ExecutorService callbacks;

  @BeforeAll
  static void open() throws IOException {
    farm = Farm.open(FarmConfig.of(SITES));
    callbacks = Executors.newVirtualThreadPerTaskExecutor();
  }

  @AfterAll
  static void close() {
    callbacks.close();
    farm.close();
  }

  /** A client, and how it is asked. */
  enum Way {
    JDK(Client.JDK),
    JDK_ASYNC(Client.JDK),
    URL_CONNECTION(Client.URL_CONNECTION),
    APACHE(Client.APACHE);

    private final Client client;

    Way(Client client) {
      this.client = client;
    }

    FetchOutcome fetch(Fetcher fetcher, URI uri) throws Exception {
      return this == JDK_ASYNC
          ? ((AsyncFetcher) fetcher).fetchAsync(uri).get()
          : fetcher.fetch(uri);
    }
  }

  static Stream<Arguments> cases() {
    return Arrays.stream(Way.values())
        .flatMap(way -> Arrays.stream(Fault.values()).map(fault -> arguments(way, fault)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fetch_hostileSite_hasItsOutcomeInTime(Way way, Fault fault) throws Exception {
    var limits = timesOut(fault) ? SHORT : LONG;
    try (var fetcher = way.client.open(limits, 1, callbacks)) {
      var uri = farm.baseUri().resolve(fault.path());
      long startNs = System.nanoTime();
      var outcome = way.fetch(fetcher, uri);
      long tookNs = System.nanoTime() - startNs;

      assertThat(outcome.uri()).isEqualTo(uri);
      assertOutcome(outcome, fault);
      assertThat(Duration.ofNanos(tookNs)).isLessThan(limits.totalTimeout().plus(MOST_OVERTIME));
      assertTitle(way.fetch(fetcher, farm.baseUri().resolve(SITES.path(0))), SITES.title(0));
    }
  }

  /** Many at once, on connections that they share: who is hostile must not spoil his neighbours. */
  @ParameterizedTest
  @EnumSource
  void fetch_farmOfWhichAShareIsHostile_failsThereAndNowhereElse(Way way) throws Exception {
    var sites = new Sites(100, 4_096, Latency.parse("10ms"), 7);
    double share = 0.3;
    try (var partly = Farm.open(FarmConfig.of(sites).withFaultShare(share));
        var fetcher = way.client.open(LONG, 100, callbacks);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var fetches =
          IntStream.range(0, sites.count())
              .mapToObj(
                  i ->
                      callers.submit(
                          () -> way.fetch(fetcher, partly.baseUri().resolve(sites.path(i)))))
              .toList();
      for (int i = 0; i < sites.count(); i++) {
        var outcome = fetches.get(i).get();
        var fault = sites.fault(i, share);
        if (fault.isPresent()) {
          assertOutcome(outcome, fault.get());
        } else {
          assertTitle(outcome, sites.title(i));
        }
      }
    }
  }

  private static FetchLimits limits(Duration total) {
    return new FetchLimits(total, total, 2 << 20, 5);
  }

  private static boolean timesOut(Fault fault) {
    return fault.failure().equals(Optional.of(FailureKind.TOTAL_TIMEOUT.id()));
  }

  private static void assertTitle(FetchOutcome outcome, String title) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            FetchOutcome.Titled.class, t -> assertThat(t.title()).isEqualTo(title));
  }

  private static void assertOutcome(FetchOutcome outcome, Fault fault) {
    switch (outcome) {
      case FetchOutcome.Titled titled -> {
        assertThat(fault.failure()).as(titled.title()).isEmpty();
        assertThat(titled.title()).startsWith(fault.title());
      }
      case FetchOutcome.Failed failed ->
          assertThat(fault.failure()).as(failed.detail()).hasValue(failed.kind().id());
    }
  }
}
