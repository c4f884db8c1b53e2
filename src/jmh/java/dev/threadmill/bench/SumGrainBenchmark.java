package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Batch;
import dev.threadmill.workload.SumGrain;
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
 * What does a task cost? A fixed number of additions is cut into more and more equal tasks;
 * whatever the time in milliseconds rises above that of few tasks is the strategy's overhead.
 *
 * <p>{@code sequential} is the reference: where a strategy's line crosses its line, tasks have
 * become too small to be worth another thread.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload sum-grain -p tasks=10,1000,100000
 * java -jar target/benchmarks.jar SumGrain -p tasks=1000 -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SumGrainBenchmark {

  @Param({"sequential", "platform-pool", "fork-join", "completable-pool", "virtual-per-task"})
  String strategy;

  @Param({"10", "1000", "100000"})
  int tasks;

  @Param("20000000")
  long total;

  private SumGrain work;
  private Batch<Long> batch;
  private BatchRunner runner;

  @Setup
  public void open() {
    work = new SumGrain(total, tasks);
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
