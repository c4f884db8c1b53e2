package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Batch;
import dev.threadmill.workload.SumList;
import dev.threadmill.workload.WrongResultException;
import java.util.List;
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
 * How long does a strategy take to sum 1 to n for each n of a list, from the first submit to the
 * last result, in milliseconds?
 *
 * <p>{@code sequential} is the reference: its time divided by the best schedule on the processors
 * is the bound.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload sum-list
 * java -jar target/benchmarks.jar SumList -p strategy=virtual-per-task -f 1
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SumListBenchmark {

  @Param({
    "sequential",
    "platform-per-task",
    "platform-pool",
    "platform-cached",
    "fork-join",
    "fork-join-async",
    "common-pool",
    "parallel-stream",
    "completable-default",
    "completable-pool",
    "completable-virtual",
    "virtual-per-task",
    "virtual-limited"
  })
  String strategy;

  @Param(SumList.SEED_LIST)
  String list;

  private SumList work;
  private Batch<Long> batch;
  private BatchRunner runner;

  @Setup
  public void open() {
    work = SumList.parse(list);
    batch = work.batch();
    runner = StrategySpec.parse(strategy).open();
  }

  @Benchmark
  public List<Long> makespan()
      throws BatchFailedException, InterruptedException, WrongResultException {
    var sums = runner.run(batch);
    work.verify(sums);
    return sums;
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
