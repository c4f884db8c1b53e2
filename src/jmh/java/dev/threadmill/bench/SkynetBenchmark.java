package dev.threadmill.bench;

import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.strategy.TreeRunner;
import dev.threadmill.workload.Skynet;
import dev.threadmill.workload.WrongResultException;
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
 * What does it cost to start a task and to wait for it? A tree of tasks with ten below each adds up
 * the numbers of its leaves; the time is in milliseconds for the whole tree, which has a ninth more
 * tasks than leaves.
 *
 * <p>{@code sequential}, plain recursion, is the reference: whatever is above a share of its time
 * is the tasks' own cost.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload skynet -p leaves=1000,1000000
 * java -jar target/benchmarks.jar Skynet -p leaves=1000 -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SkynetBenchmark {

  @Param({"sequential", "fork-join", "common-pool", "completable-virtual", "virtual-per-task"})
  String strategy;

  @Param({"1000", "100000"})
  int leaves;

  private Skynet work;
  private TreeRunner runner;

  @Setup
  public void open() {
    work = new Skynet(leaves);
    runner = TreeRunner.open(StrategySpec.parse(strategy));
  }

  @Benchmark
  public long makespan() throws InterruptedException, WrongResultException {
    long sum = runner.sum(work.root());
    work.verify(sum);
    return sum;
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
