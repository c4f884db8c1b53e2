package dev.threadmill.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
 * How long does a sleep of one millisecond take when many threads sleep at once? One operation
 * starts the threads, lets each sleep once and joins them all; the score is in microseconds.
 *
 * <p>Above 1000 it is timers and start-up, not concurrency: the operating system's timer slack for
 * {@code platform}, the JVM's own timer threads for {@code virtual}. Sleeping stands for waiting in
 * many a comparison of threads; this is what such a comparison then measures beside it.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar SleepCost -p sleepers=1,1000
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class SleepCostBenchmark {
  private static final int MILLIS = 1;

  @Param({"platform", "virtual"})
  String thread;

  @Param({"1", "100"})
  int sleepers;

  private final AtomicInteger slept = new AtomicInteger();

  @Benchmark
  public int sleepAtOnce() throws InterruptedException {
    slept.set(0);
    var kind = ThreadKind.parse(thread);
    List<Thread> threads = new ArrayList<>(sleepers);
    for (int i = 0; i < sleepers; i++) {
      Thread sleeper = kind.unstarted(this::sleep);
      sleeper.start();
      threads.add(sleeper);
    }
    for (Thread sleeper : threads) {
      sleeper.join();
    }
    if (slept.get() != sleepers) {
      throw new IllegalStateException(slept.get() + " of " + sleepers + " threads slept in full");
    }
    return slept.get();
  }

  private void sleep() {
    long start = System.nanoTime();
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      return;
    }
    if (System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(MILLIS)) {
      slept.incrementAndGet();
    }
  }
}
