package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the executors behind the strategies owe to callers that join tasks in a way of their own. An
 * executor with other threads, or without the limit, would show another strategy than its name
 * says.
 */
@Timeout(60)
final class ExecutorContractTest {
  private static final int SIZE = 3;

  static List<Strategy> withExecutor() {
    return Arrays.stream(Strategy.values()).filter(Strategy::hasExecutor).toList();
  }

  @ParameterizedTest
  @EnumSource
  void executor_isThereIfTheStrategySaysSo(Strategy strategy) {
    assumeThat(strategy.whyUnavailable()).isEmpty();
    try (var runner = open(strategy)) {
      assertThat(runner.executor().isPresent()).isEqualTo(strategy.hasExecutor());
    }
  }

  @ParameterizedTest
  @MethodSource("withExecutor")
  void executor_runsTasksOnThreadsOfTheStrategy(Strategy strategy) throws Exception {
    var own = strategy.id() + "(-\\d+)?";
    var shared = "ForkJoinPool.commonPool-worker-\\d+|"; // A thread per task has no name.
    boolean isShared =
        List.of(Strategy.COMMON_POOL, Strategy.COMPLETABLE_DEFAULT).contains(strategy);
    try (var runner = open(strategy)) {
      var tasks = new ExecutorCompletionService<String>(runner.executor().orElseThrow());
      tasks.submit(() -> Thread.currentThread().getName());
      assertThat(tasks.take().get()).matches(isShared ? shared : own);
    }
  }

  @ParameterizedTest
  @MethodSource("withExecutor")
  void executor_keepsTheLimitOfTheSpec(Strategy strategy) throws Exception {
    int limit =
        spec(strategy).executorLimitOn(Runtime.getRuntime().availableProcessors()).orElse(40);
    var gate = new CountDownLatch(1);
    var batch =
        new TestBatch<>(
            40,
            i -> {
              gate.await();
              return i;
            });
    try (var runner = open(strategy)) {
      var tasks = new ExecutorCompletionService<Integer>(runner.executor().orElseThrow());
      var futures = new ArrayList<Future<Integer>>();
      for (int i = 0; i < batch.size(); i++) {
        int index = i;
        futures.add(tasks.submit(() -> batch.run(index)));
      }
      await().until(() -> batch.inProgress() == limit);
      gate.countDown();
      for (int i = 0; i < batch.size(); i++) {
        assertThat(futures.get(i).get()).isEqualTo(i);
      }
    }
    assertThat(batch.mostInProgress()).isEqualTo(limit);
  }

  private static BatchRunner open(Strategy strategy) {
    return spec(strategy).open();
  }

  private static StrategySpec spec(Strategy strategy) {
    return new StrategySpec(
        strategy, strategy.sized() ? OptionalInt.of(SIZE) : OptionalInt.empty());
  }
}
