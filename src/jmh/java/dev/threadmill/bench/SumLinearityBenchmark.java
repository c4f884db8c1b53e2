package dev.threadmill.bench;

import dev.threadmill.workload.Summation;
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
 * Is the sum a real loop? If the JIT compiler folded it into n(n+1)/2, its time in microseconds
 * would not grow with n, and every summation workload would measure nothing.
 *
 * <pre>{@code
 * scripts/linearity
 * java -jar target/benchmarks.jar SumLinearity
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SumLinearityBenchmark {

  @Param({"100000", "1000000", "10000000"})
  long n;

  @Benchmark
  public long sum() {
    long sum = Summation.sum(1, n);
    if (sum != n * (n + 1) / 2) {
      throw new IllegalStateException("the sum of 1 to " + n + " came out as " + sum);
    }
    return sum;
  }
}
