package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the four ways to join owe each other: the same results in the same order, and nothing left
 * running. One that came back early, or mixed up its results, would be timed as a fast one.
 */
@Timeout(60)
final class JoinTest {

  static List<Arguments> joinsOnStrategies() {
    return Arrays.stream(Join.values())
        .flatMap(
            join ->
                Arrays.stream(Strategy.values())
                    .filter(Strategy::hasExecutor)
                    .map(strategy -> Arguments.of(join, strategy)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("joinsOnStrategies")
  void run_onEveryExecutor_returnsResultsInTheOrderAsked(Join join, Strategy strategy)
      throws Exception {
    var batch = TestBatch.ofIndices(1000);
    try (var runner = StrategySpec.parse(strategy.id()).open()) {
      assertThat(join.run(batch, runner.executor().orElseThrow()))
          .isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }
    assertThat(batch.ended()).isEqualTo(1000);
  }

  @ParameterizedTest
  @EnumSource
  void run_tasksEndInReverse_returnsResultsInTheOrderAsked(Join join) throws Exception {
    int size = 10;
    var ended = IntStream.range(0, size).mapToObj(i -> new CountDownLatch(1)).toList();
    var batch =
        new TestBatch<>(
            size,
            i -> {
              if (i + 1 < size) {
                ended.get(i + 1).await();
              }
              ended.get(i).countDown();
              return "task " + i;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThat(join.run(batch, threads))
          .isEqualTo(IntStream.range(0, size).mapToObj(i -> "task " + i).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_onTheCallingThread_returnsResults(Join join) throws Exception {
    assertThat(join.run(TestBatch.ofIndices(3), Runnable::run)).containsExactly(0, 1, 2);
  }

  @ParameterizedTest
  @EnumSource
  void run_someTasksFail_runsAllAndReportsThemInOrder(Join join) {
    var batch =
        new TestBatch<>(
            10,
            i -> {
              if (i == 3 || i == 8) {
                throw new Exception("no " + i);
              }
              return i;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(() -> join.run(batch, threads))
          .isExactlyInstanceOf(BatchFailedException.class)
          .hasMessage("2 of 10 tasks failed: no 3");
      assertThat(batch.ended()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_callerInterruptedWhileTasksBlock_throwsWithNothingStillRunning(Join join) {
    var caller = Thread.currentThread();
    var batch =
        new TestBatch<>(
            4,
            i -> {
              caller.interrupt();
              return i;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(() -> join.run(batch, threads)).isInstanceOf(InterruptedException.class);
      assertThat(batch.inProgress()).isZero();
    }
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void wait_tasksNotDoneWithinTheLimit_areFailuresAfterTheyHaveEnded() {
    var caller = Thread.currentThread();
    var batch =
        new TestBatch<>(
            2,
            i -> {
              // The wait with the limit is over when the caller waits without one.
              await().until(() -> i == 1 || caller.getState() == Thread.State.WAITING);
              return i;
            });
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertThatThrownBy(() -> Join.WAIT.run(batch, threads, Duration.ZERO))
          .isExactlyInstanceOf(BatchFailedException.class)
          .hasCauseExactlyInstanceOf(TimeoutException.class)
          .hasMessageContaining("failed: not done within PT0S");
    }
    assertThat(batch.ended()).isEqualTo(2);
  }

  @Test
  void parameterOfTheWorkload_hasTheSameJoins() {
    for (Join join : Join.values()) {
      assertThat(Workload.COLLECT.complete(Map.of("join", join.id())))
          .containsEntry("join", join.id());
    }
    assertThatThrownBy(() -> Workload.COLLECT.complete(Map.of("join", "x")))
        .hasMessage(
            "'x' is not a valid join: one of %s",
            Arrays.stream(Join.values()).map(Join::id).collect(Collectors.joining(", ")));
  }

  @ParameterizedTest
  @EnumSource
  void executor_isThatOfTheStrategy_orTheCallersForSequential_orNone(Strategy strategy)
      throws Exception {
    assumeThat(strategy.whyUnavailable()).isEmpty();
    try (var runner = StrategySpec.parse(strategy.id()).open()) {
      if (Join.admits(strategy)) {
        var executor = Join.executor(strategy, runner);
        boolean caller =
            CompletableFuture.supplyAsync(Thread::currentThread, executor).get()
                == Thread.currentThread();
        assertThat(caller).isEqualTo(strategy == Strategy.SEQUENTIAL);
      } else {
        assertThatThrownBy(() -> Join.executor(strategy, runner))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("strategy '%s' hands its tasks to no executor", strategy.id());
      }
    }
  }

  @Test
  void parse_knowsEveryId_andNamesThemToWhoeverMistypes() {
    for (Join join : Join.values()) {
      assertThat(Join.parse(join.id())).isEqualTo(join);
    }
    assertThatThrownBy(() -> Join.parse("gather-all"))
        .isExactlyInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown join 'gather-all': one of map, as-completed, wait, gather");
  }
}
