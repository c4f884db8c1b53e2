package dev.threadmill.bench;

import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Ring;
import dev.threadmill.workload.WrongResultException;
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
 * What does it cost to wake a thread? A token goes round a ring of threads, each of which parks
 * until it comes and unparks the next; the time is in milliseconds for all hops, with the starting
 * and ending of the threads, which is to be small beside them.
 *
 * <p>{@code platform-per-task} is what {@code virtual-per-task} is compared with.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload ring -p threads=10,100
 * java -jar target/benchmarks.jar Ring -p threads=2 -prof gc
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class RingBenchmark {

  @Param({"platform-per-task", "virtual-per-task"})
  String strategy;

  @Param("100")
  int threads;

  @Param("10000")
  int hops;

  private Ring work;
  private BatchRunner runner;
  private Executor executor;

  @Setup
  public void open() {
    work = new Ring(threads, hops);
    runner = StrategySpec.parse(strategy).open();
    executor = runner.executor().orElseThrow();
  }

  @Benchmark
  public int makespan() throws InterruptedException, WrongResultException {
    int token = work.pass(executor);
    work.verify(token);
    return token;
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
