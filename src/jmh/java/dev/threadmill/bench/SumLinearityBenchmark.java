package dev.threadmill.bench;

import dev.threadmill.workload.Summation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Is the sum a real loop? If the JIT compiler folded it into n(n+1)/2, its time would not grow with
 * n, and every summation workload would measure nothing. The score is nanoseconds per addition: of
 * a loop it is the same for each n.
 *
 * <pre>{@code
 * scripts/linearity
 * java -jar target/benchmarks.jar SumLinearity
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SumLinearityBenchmark {
  private static final int FEW = 100_000;
  private static final int MORE = 1_000_000;
  private static final int MANY = 10_000_000;

  // Fields that are not final, so that the compiler cannot take them for constants.
  private int few = FEW;
  private int more = MORE;
  private int many = MANY;

  @Benchmark
  @OperationsPerInvocation(FEW)
  public long sumTo100Thousand() {
    return checkedSum(few);
  }

  @Benchmark
  @OperationsPerInvocation(MORE)
  public long sumTo1Million() {
    return checkedSum(more);
  }

  @Benchmark
  @OperationsPerInvocation(MANY)
  public long sumTo10Million() {
    return checkedSum(many);
  }

  private static long checkedSum(long n) {
    long sum = Summation.sum(1, n);
    if (sum != n * (n + 1) / 2) {
      throw new IllegalStateException("the sum of 1 to " + n + " came out as " + sum);
    }
    return sum;
  }
}
