package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.Join;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Batch;
import dev.threadmill.workload.SumGrain;
import dev.threadmill.workload.WrongResultException;
import java.util.List;
import java.util.concurrent.Executor;
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
 * What does the way of joining cost? The same equal tasks are handed to a strategy's executor one
 * by one, and joined as futures in order, as they complete, by one wait with a time limit, or by
 * {@code allOf}; the time is in milliseconds.
 *
 * <p>{@code sequential} is the reference: its tasks run as they are handed in, and what its cells
 * differ by is the futures' own. {@link SumGrainBenchmark} has the strategies' own joins.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload collect -p join=map,as-completed,wait,gather
 * java -jar target/benchmarks.jar Collect -p join=gather -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class CollectBenchmark {

  @Param({"sequential", "platform-pool", "fork-join", "virtual-per-task"})
  String strategy;

  @Param({"map", "as-completed", "wait", "gather"})
  String join;

  @Param("1000")
  int tasks;

  @Param("2000000")
  long total;

  private SumGrain work;
  private Batch<Long> batch;
  private Join chosen;
  private BatchRunner runner;
  private Executor executor;

  @Setup
  public void open() {
    work = new SumGrain(total, tasks);
    batch = work.batch();
    chosen = Join.parse(join);
    var spec = StrategySpec.parse(strategy);
    runner = spec.open();
    executor = Join.executor(spec.strategy(), runner);
  }

  @Benchmark
  public List<Long> makespan()
      throws BatchFailedException, InterruptedException, WrongResultException {
    var sums = chosen.run(batch, executor);
    work.verify(sums);
    return sums;
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
