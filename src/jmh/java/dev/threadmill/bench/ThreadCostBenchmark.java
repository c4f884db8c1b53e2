package dev.threadmill.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a thread cost that does next to nothing? One operation creates a thread, starts it and
 * joins it; the score is in microseconds.
 *
 * <p>{@code platform} is the reference. The caller is a platform thread for both, so that a virtual
 * thread's price includes waking a carrier and being waited for from outside.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar ThreadCost
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ThreadCostBenchmark {

  @Param({"platform", "virtual"})
  String thread;

  private long started;

  @Benchmark
  public long createStartJoin() throws InterruptedException {
    long before = started;
    // A field that the thread adds to: join makes it visible here, and nobody else writes it.
    Thread worker = ThreadKind.parse(thread).unstarted(() -> started++);
    worker.start();
    worker.join();
    if (started != before + 1) {
      throw new IllegalStateException("the thread ran " + (started - before) + " times");
    }
    return started;
  }
}
