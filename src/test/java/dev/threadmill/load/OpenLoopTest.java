package dev.threadmill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generator on its strategies. One that waited for an answer before it fired the next request
 * would measure a closed loop; one that lost a request would leave out the slowest.
 */
@Timeout(60)
final class OpenLoopTest {
  private static final ArrivalSchedule SCHEDULE =
      ArrivalSchedule.of(Arrivals.POISSON, 2_000, Duration.ofMillis(100), 5);
  private static final Duration LONG = Duration.ofSeconds(30);

  static List<Strategy> withExecutor() {
    return Arrays.stream(Strategy.values()).filter(Strategy::hasExecutor).toList();
  }

  private static LoadWindow run(String strategy, Requests requests, Duration drainLimit)
      throws InterruptedException {
    try (var runner = StrategySpec.parse(strategy).open()) {
      return OpenLoop.on(runner, requests, drainLimit).run(SCHEDULE);
    }
  }

  @ParameterizedTest
  @MethodSource("withExecutor")
  void run_everyStrategyWithAnExecutor_sendsEachRequestOnce(Strategy strategy) throws Exception {
    var sent = new AtomicIntegerArray(SCHEDULE.size());
    var window =
        run(
            strategy.id(),
            arrival -> {
              sent.incrementAndGet(arrival);
              return Optional.empty();
            },
            LONG);
    for (int i = 0; i < SCHEDULE.size(); i++) {
      assertThat(sent.get(i)).as("request %d", i).isEqualTo(1);
    }
    assertThat(window.completed()).isEqualTo(window.offered()).isEqualTo(SCHEDULE.size());
    assertThat(window.responseNs().getTotalCount()).isEqualTo(SCHEDULE.size());
    assertThat(window.serviceNs().getTotalCount()).isEqualTo(SCHEDULE.size());
  }

  /** No request is answered before all have been sent: a generator that waits never ends. */
  @Test
  void run_doesNotWaitForAnswers() throws Exception {
    var allSent = new CountDownLatch(SCHEDULE.size());
    var window =
        run(
            "virtual-per-task",
            arrival -> {
              allSent.countDown();
              allSent.await();
              return Optional.empty();
            },
            LONG);
    assertThat(window.completed()).isEqualTo(SCHEDULE.size());
    // The first one waited for the last to arrive.
    assertThat(window.responseNs().getMaxValue())
        .isGreaterThan(SCHEDULE.atNs(SCHEDULE.size() - 1) - SCHEDULE.atNs(0));
  }

  @Test
  void run_withoutBlocking_startsEachRequest() throws Exception {
    var answers = new CompletableFuture<Optional<String>>();
    var last = SCHEDULE.size() - 1;
    var window = run("completable-async", new Async(answers, last), LONG);
    assertThat(window.completed()).isEqualTo(SCHEDULE.size());
  }

  /** All requests share one answer, which comes when the last of them is started. */
  private record Async(CompletableFuture<Optional<String>> answers, int last)
      implements AsyncRequests {
    @Override
    public CompletableFuture<Optional<String>> start(int arrival) {
      if (arrival == last) {
        answers.complete(Optional.empty());
      }
      return answers;
    }

    @Override
    public Optional<String> send(int arrival) {
      throw new AssertionError("asked to block");
    }
  }

  @Test
  void run_failures_areCountedByKindAndNeverTimed() throws Exception {
    var window =
        run(
            "virtual-per-task",
            arrival ->
                switch (arrival) {
                  case 0, 1 -> Optional.of("reset");
                  case 2 -> Optional.of("no-title");
                  case 3 -> throw new IllegalStateException("a defect");
                  default -> Optional.empty();
                },
            LONG);
    assertThat(window.failures())
        .containsExactly(entry("exception", 1), entry("no-title", 1), entry("reset", 2));
    assertThat(window.completed()).isEqualTo(SCHEDULE.size() - 4);
    assertThat(window.responseNs().getTotalCount()).isEqualTo(SCHEDULE.size() - 4);
  }

  @Test
  void run_noAnswerWithinTheDrainLimit_isCountedAsUnanswered() throws Exception {
    var never = new CountDownLatch(1);
    try (var runner = StrategySpec.parse("platform-cached").open()) {
      var window =
          OpenLoop.on(
                  runner,
                  arrival -> {
                    if (arrival == 1) {
                      never.await();
                    }
                    return Optional.empty();
                  },
                  Duration.ofMillis(200))
              .run(SCHEDULE);
      never.countDown();
      assertThat(window.failures()).containsEntry(LoadWindow.UNANSWERED, 1);
      assertThat(window.offered()).isEqualTo(window.completed() + 1);
    }
  }

  @Test
  void run_executorThatRefuses_countsTheRequestAsRejected() throws Exception {
    var runner = StrategySpec.parse("platform-pool").open();
    runner.close();
    var window = OpenLoop.on(runner, arrival -> Optional.empty(), LONG).run(SCHEDULE);
    assertThat(window.failures()).containsExactly(entry(OpenLoop.REJECTED, SCHEDULE.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "parallel-stream", "completable-async"})
  void on_strategyThatCannotTakeSingleRequests_isRefused(String strategy) {
    try (var runner = StrategySpec.parse(strategy).open()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> OpenLoop.on(runner, arrival -> Optional.empty(), LONG))
          .withMessageContaining("takes no single requests");
    }
  }

  /** The strategy takes long to be given a request: the generator is not to blame for the next. */
  @Test
  void ownLateness_leavesOutWhatTheStrategyTookToTakeARequest() throws Exception {
    var window =
        run(
            "completable-async",
            new AsyncRequests() {
              @Override
              public CompletableFuture<Optional<String>> start(int arrival) {
                burnNs(2_000_000);
                return CompletableFuture.completedFuture(Optional.empty());
              }

              @Override
              public Optional<String> send(int arrival) {
                throw new AssertionError("asked to block");
              }
            },
            LONG);
    // Half a millisecond between arrivals and two to take one: the last is some 300 ms late.
    assertThat(window.responseNs().getMaxValue()).isGreaterThan(100_000_000);
    assertThat(window.ownLatenessNs().getValueAtPercentile(50)).isLessThan(1_000_000);
  }

  private static void burnNs(long ns) {
    long startNs = System.nanoTime();
    while (System.nanoTime() - startNs < ns) {
      // Something that the compiler does not take away.
      if (ThreadLocalRandom.current().nextInt() == 0) {
        Thread.onSpinWait();
      }
    }
  }
}
