package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Fairness;
import dev.threadmill.workload.WrongResultException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Recorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * How long do light tasks wait behind heavy ones that were submitted before them? The score is the
 * time of the whole batch in milliseconds; {@link ExecProfiler} reports the 99th percentile of the
 * light tasks' response times, from the start of the operation to the end of the task.
 *
 * <p>{@code platform-per-task} shows what time slices do, which the operating system gives its
 * threads and the JVM does not give virtual ones; {@code platform-pool} is first come, first
 * served.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload fairness
 * java -jar target/benchmarks.jar Fairness -f 1 -prof dev.threadmill.bench.ExecProfiler
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FairnessBenchmark {
  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double PERCENTILE = 99;

  @Param({
    "sequential",
    "platform-per-task",
    "platform-pool",
    "fork-join",
    "fork-join-async",
    "virtual-per-task"
  })
  String strategy;

  @Param("8")
  int heavy;

  @Param("200")
  int light;

  private final Recorder responses = new Recorder(SIGNIFICANT_DIGITS);
  private Fairness work;
  private BatchRunner runner;

  @Setup
  public void open() {
    work = new Fairness(heavy, light);
    runner = StrategySpec.parse(strategy).open();
  }

  @Benchmark
  public List<Long> makespan()
      throws BatchFailedException, InterruptedException, WrongResultException {
    var sums = runner.run(work.operation(responses::recordValue));
    work.verify(sums);
    return sums;
  }

  @TearDown(Level.Iteration)
  public void report() {
    double p99Ns = responses.getIntervalHistogram().getValueAtPercentile(PERCENTILE);
    SideResults.put(ExecProfiler.LIGHT_P99, p99Ns / 1e6);
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
