package dev.threadmill.bench;

import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to hand one task to another thread and wait for its result? One operation
 * submits a task that adds 1 and gets the sum; the score is in microseconds.
 *
 * <p>With one task at a time a worker has mostly gone to sleep before the next comes, so this is
 * the price of a hand-over and two wake-ups. What a task costs among many is {@link
 * SumGrainBenchmark}.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar SubmitCost
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SubmitCostBenchmark {

  @Param({
    "platform-per-task",
    "platform-pool",
    "platform-cached",
    "fork-join",
    "fork-join-async",
    "common-pool",
    "completable-default",
    "completable-pool",
    "completable-virtual",
    "virtual-per-task",
    "virtual-limited"
  })
  String strategy;

  private BatchRunner runner;
  private Executor executor;
  private long sum;

  @Setup
  public void open() {
    runner = StrategySpec.parse(strategy).open();
    executor = runner.executor().orElseThrow();
  }

  @Benchmark
  public long submitGet() throws ExecutionException, InterruptedException {
    long before = sum;
    var task = new FutureTask<>(() -> before + 1);
    executor.execute(task);
    sum = task.get();
    if (sum != before + 1) {
      throw new IllegalStateException("the task returned " + sum + " and not " + (before + 1));
    }
    return sum;
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
