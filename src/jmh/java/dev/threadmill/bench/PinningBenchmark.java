package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Batch;
import dev.threadmill.workload.Pinning;
import dev.threadmill.workload.WrongResultException;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Does holding a lock tie a waiting virtual thread to its carrier? Each task waits 10 ms while it
 * holds a lock of its own; the score is the time of the batch in milliseconds.
 *
 * <p>{@code platform-per-task} is the reference: it has a thread for each wait. Where holding does
 * not pin, {@code virtual-per-task} takes one wait as well; where it does, it takes as many waits,
 * one after the other, as the carriers leave of the batch.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload pinning
 * java -jar target/benchmarks.jar Pinning -p lock=class-init -f 1
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class PinningBenchmark {

  @Param({"platform-per-task", "platform-pool:50", "virtual-per-task"})
  String strategy;

  @Param({"monitor", "reentrant", "class-init"})
  String lock;

  @Param("100")
  int tasks;

  private Pinning work;
  private Batch<Integer> batch;
  private BatchRunner runner;

  @Setup
  public void open() {
    work = new Pinning(Pinning.Lock.parse(lock), tasks);
    runner = StrategySpec.parse(strategy).open();
  }

  // An operation takes 10 ms and more, so the timestamps that this level adds do not show.
  @Setup(Level.Invocation)
  public void prepare() {
    batch = work.operation();
  }

  @Benchmark
  public List<Integer> makespan()
      throws BatchFailedException, InterruptedException, WrongResultException {
    var indices = runner.run(batch);
    work.verify(indices);
    return indices;
  }

  @TearDown
  public void close() {
    runner.close();
  }
}
