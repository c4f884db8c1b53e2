package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.workload.Batch;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every strategy owes the benchmarks. A runner that lost a task, or let one outlive its batch,
 * would be timed as a fast one.
 */
@Timeout(60)
final class BatchRunnerContractTest {
  private static final int SIZE = 3;

  @ParameterizedTest
  @EnumSource
  void run_returnsResultsInTheOrderAsked(Strategy strategy) throws Exception {
    try (var runner = open(strategy)) {
      assertThat(runner.run(new TestBatch<>(100, i -> "task " + i)))
          .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "task " + i).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_oneTask_returnsItsResult(Strategy strategy) throws Exception {
    try (var runner = open(strategy)) {
      assertThat(runner.run(TestBatch.ofIndices(1))).containsExactly(0);
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_tenThousandTinyTasks_runsEachOnce(Strategy strategy) throws Exception {
    var batch = TestBatch.ofIndices(10_000);
    try (var runner = open(strategy)) {
      assertThat(runner.run(batch)).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }
    assertThat(batch.ended()).isEqualTo(10_000);
  }

  @ParameterizedTest
  @EnumSource
  void run_severalBatches_areIndependent(Strategy strategy) throws Exception {
    try (var runner = open(strategy)) {
      for (int size : new int[] {7, 1, 20}) {
        assertThat(runner.run(TestBatch.ofIndices(size))).hasSize(size);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_oneTaskFails_returnsOnlyAfterAllOthersHaveEnded(Strategy strategy) throws Exception {
    var failing = new AtomicBoolean();
    var failed = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    var batch =
        new TestBatch<>(
            20,
            i -> {
              if (failing.compareAndSet(false, true)) {
                failed.countDown();
                throw new IllegalStateException("broken");
              }
              gate.await();
              return i;
            });
    var opener =
        Thread.startVirtualThread(
            () -> {
              awaitLatch(failed);
              gate.countDown();
            });
    try (var runner = open(strategy)) {
      var failure =
          catchThrowableOfType(BatchFailedException.class, () -> assertThat(runner.run(batch)));
      assertThat(batch.ended()).isEqualTo(20);
      assertThat(batch.started()).isEqualTo(20);
      assertThat(failure)
          .hasMessage("1 of 20 tasks failed: broken")
          .hasCauseExactlyInstanceOf(IllegalStateException.class)
          .hasNoSuppressedExceptions();
      assertThat(runner.run(TestBatch.ofIndices(4))).containsExactly(0, 1, 2, 3);
    }
    opener.join();
  }

  @ParameterizedTest
  @EnumSource
  void run_severalTasksFail_reportsTheFirstAsCauseAndTheOthersSuppressed(Strategy strategy) {
    var batch =
        new TestBatch<>(
            10,
            i -> {
              if (i == 2 || i == 5 || i == 7) {
                throw new Exception("no " + i);
              }
              return i;
            });
    try (var runner = open(strategy)) {
      assertThatThrownBy(() -> runner.run(batch))
          .isExactlyInstanceOf(BatchFailedException.class)
          .hasMessage("3 of 10 tasks failed: no 2")
          .hasRootCauseMessage("no 2")
          .satisfies(
              e ->
                  assertThat(e.getSuppressed())
                      .extracting(Throwable::getMessage)
                      .containsExactly("no 5", "no 7"));
    }
    assertThat(batch.ended()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource
  void run_taskThrowsAnError_isReportedLikeAnyFailure(Strategy strategy) {
    var batch =
        new TestBatch<Integer>(
            3,
            i -> {
              throw new AssertionError("bug " + i);
            });
    try (var runner = open(strategy)) {
      assertThatThrownBy(() -> runner.run(batch))
          .isExactlyInstanceOf(BatchFailedException.class)
          .hasMessage("3 of 3 tasks failed: bug 0")
          .hasCauseExactlyInstanceOf(AssertionError.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_callerInterruptedWhileTasksBlock_throwsWithNothingStillRunning(Strategy strategy)
      throws Exception {
    var started = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    var batch =
        new TestBatch<>(
            10,
            i -> {
              started.countDown();
              gate.await();
              return i;
            });
    try (var runner = open(strategy)) {
      var caller = new Caller(runner, batch);
      started.await();
      caller.interrupt();
      gate.countDown();
      caller.join();
      assertThat(caller.thrown()).isExactlyInstanceOf(InterruptedException.class);
      assertThat(caller.inProgressAtEnd).isZero();
      assertThat(runner.run(TestBatch.ofIndices(4))).containsExactly(0, 1, 2, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_callerInterrupted_skipsTasksThatHaveNotStarted(Strategy strategy) throws Exception {
    var caller = Thread.currentThread();
    var interrupted = new CountDownLatch(1);
    var first = new AtomicBoolean();
    int size = limit(strategy).isPresent() ? 10_000 : 100;
    var batch =
        new TestBatch<>(
            size,
            i -> {
              if (first.compareAndSet(false, true)) {
                caller.interrupt();
                interrupted.countDown();
              } else {
                awaitLatch(interrupted);
              }
              return i;
            });
    try (var runner = open(strategy)) {
      assertThatThrownBy(() -> runner.run(batch)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
      assertThat(batch.inProgress()).isZero();
      if (limit(strategy).isPresent()) {
        assertThat(batch.started()).isLessThan(size);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void run_callerAlreadyInterrupted_throws(Strategy strategy) {
    var batch = TestBatch.ofIndices(50);
    try (var runner = open(strategy)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> runner.run(batch)).isInstanceOf(InterruptedException.class);
      assertThat(Thread.interrupted()).isFalse();
    }
    assertThat(batch.inProgress()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void run_moreBlockingTasksThanThreads_completes(Strategy strategy) throws Exception {
    var queue = new SynchronousQueue<Integer>();
    var feeder =
        Thread.startVirtualThread(
            () -> {
              for (int i = 0; i < 50; i++) {
                put(queue, 1);
              }
            });
    try (var runner = open(strategy)) {
      assertThat(runner.run(new TestBatch<>(50, i -> queue.take()))).hasSize(50).containsOnly(1);
    }
    feeder.join();
  }

  /** Proves {@link StrategySpec#limitOn}, from which the report takes its bounds. */
  @ParameterizedTest
  @EnumSource
  void run_tasksThatBlock_areInProgressUpToTheLimitOfTheSpec(Strategy strategy) throws Exception {
    int limit = limit(strategy).orElse(40);
    // The caller helps the common pool only if it comes before the worker.
    int sure = strategy == Strategy.COMMON_POOL ? limit - 1 : limit;
    var gate = new CountDownLatch(1);
    var batch =
        new TestBatch<>(
            40,
            i -> {
              gate.await();
              return i;
            });
    try (var runner = open(strategy)) {
      var caller = new Caller(runner, batch);
      await().until(() -> batch.inProgress() >= sure);
      gate.countDown();
      caller.join();
      assertThat(caller.thrown()).isNull();
    }
    assertThat(batch.mostInProgress()).isBetween(sure, limit);
  }

  /** The exception that {@link StrategySpec#limitOn} makes, which changes what a bound means. */
  @ParameterizedTest
  @EnumSource(names = {"FORK_JOIN", "FORK_JOIN_ASYNC"})
  void run_tasksThatBlockInACompletableFuture_areReplacedBeyondTheLimit(Strategy strategy)
      throws Exception {
    var gate = new CompletableFuture<Integer>();
    var batch = new TestBatch<>(20, i -> gate.get());
    try (var runner = open(strategy)) {
      var caller = new Caller(runner, batch);
      await().until(() -> batch.inProgress() > SIZE);
      gate.complete(1);
      caller.join();
      assertThat(caller.thrown()).isNull();
    }
  }

  @ParameterizedTest
  @EnumSource
  void callbacks_runWhileEveryThreadOfTheBatchWaitsForThem(Strategy strategy) throws Exception {
    try (var runner = open(strategy)) {
      var callbacks = runner.callbacks();
      var batch =
          new TestBatch<>(
              20,
              i -> {
                var called = new CountDownLatch(1);
                callbacks.execute(called::countDown);
                called.await();
                return i;
              });
      assertThat(runner.run(batch)).hasSize(20);
    }
  }

  @ParameterizedTest
  @EnumSource
  void callbacks_runOnThreadsNamedAfterTheStrategy(Strategy strategy) throws Exception {
    var name = new AtomicReference<String>("");
    var called = new CountDownLatch(1);
    try (var runner = open(strategy)) {
      runner
          .callbacks()
          .execute(
              () -> {
                name.set(Thread.currentThread().getName());
                called.countDown();
              });
      called.await();
    }
    assertThat(name.get()).matches(strategy.id() + "(-callback-\\d+)?");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "SEQUENTIAL",
        "COMMON_POOL",
        "PARALLEL_STREAM",
        "COMPLETABLE_DEFAULT",
        "COMPLETABLE_ASYNC"
      })
  void run_ownThreads_areNamedAfterTheStrategy(Strategy strategy) throws Exception {
    try (var runner = open(strategy)) {
      assertThat(runner.run(new TestBatch<>(10, i -> Thread.currentThread().getName())))
          .allMatch(name -> name.matches(strategy.id() + "(-\\d+)?"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void close_leavesNoThreadBehind(Strategy strategy) throws Exception {
    try (var runner = open(strategy)) {
      runner.run(TestBatch.ofIndices(50));
      var called = new CountDownLatch(1);
      runner.callbacks().execute(called::countDown);
      called.await();
    }
    // A pool counts its threads as gone a moment before they are.
    await().until(() -> threadsOf(strategy).isEmpty());
  }

  @Test
  void run_asyncStrategyWithABlockingBatch_isRefused() {
    Batch<Integer> blocking =
        new Batch<>() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public Integer run(int index) {
            return index;
          }

          @Override
          public String toString() {
            return "sums";
          }
        };
    try (var runner = open(Strategy.COMPLETABLE_ASYNC)) {
      assertThatThrownBy(() -> runner.run(blocking))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "completable-async runs only work that can be started without blocking a thread,"
                  + " and this batch has none: sums");
    }
  }

  /** Skips the test where this JVM has not what the strategy needs. */
  private static BatchRunner open(Strategy strategy) {
    assumeThat(strategy.whyUnavailable()).isEmpty();
    return spec(strategy).open();
  }

  private static OptionalInt limit(Strategy strategy) {
    return spec(strategy).limitOn(Runtime.getRuntime().availableProcessors());
  }

  private static StrategySpec spec(Strategy strategy) {
    return new StrategySpec(
        strategy, strategy.sized() ? OptionalInt.of(SIZE) : OptionalInt.empty());
  }

  private static List<String> threadsOf(Strategy strategy) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches(strategy.id() + "-(callback-)?\\d+"))
        .toList();
  }

  /** For threads that are not to be interrupted, where an interrupt is a failure of the test. */
  private static void awaitLatch(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void put(SynchronousQueue<Integer> queue, int value) {
    try {
      queue.put(value);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** A thread of its own that runs one batch and sees what the benchmark would see. */
  private static final class Caller {
    private final Thread thread;
    private volatile @Nullable Throwable thrown;
    private volatile int inProgressAtEnd = -1;

    Caller(BatchRunner runner, TestBatch<?> batch) {
      thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      runner.run(batch);
                    } catch (Throwable e) {
                      thrown = e;
                    }
                    inProgressAtEnd = batch.inProgress();
                  });
    }

    void interrupt() {
      thread.interrupt();
    }

    void join() throws InterruptedException {
      thread.join();
    }

    @Nullable Throwable thrown() {
      return thrown;
    }
  }
}
