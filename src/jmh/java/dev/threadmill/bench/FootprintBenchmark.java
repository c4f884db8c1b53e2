package dev.threadmill.bench;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.BatchRunner;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Footprint;
import dev.threadmill.workload.WrongResultException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
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
 * What does a task cost that waits: how many bytes does it hold, and how long does it take to start
 * that many, park all of them at once and let them go?
 *
 * <p>{@code platform-per-task} is the reference. The score is the time of an operation in
 * milliseconds. The memory is measured once per fork, before the first iteration, and reported by
 * {@link ExecProfiler}: live heap per task, and resident set per task, both less what there was
 * without the tasks. With the heap resident from the start ({@code -XX:+AlwaysPreTouch}), the
 * second is what lies outside of it, such as the stacks of platform threads.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload footprint
 * java -jar target/benchmarks.jar Footprint -p tasks=10000 -f 1 \
 *     -jvmArgs "-Xms1g -Xmx1g -XX:+AlwaysPreTouch" -prof dev.threadmill.bench.ExecProfiler
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class FootprintBenchmark {
  private static final int WATCH_SECONDS = 5;

  @Param({"platform-per-task", "virtual-per-task"})
  String strategy;

  @Param("1000")
  int tasks;

  @Param("10")
  int depth;

  private Footprint work;
  private BatchRunner runner;
  private ScheduledExecutorService watch;

  @Setup
  public void open() throws BatchFailedException, WrongResultException, InterruptedException {
    work = new Footprint(tasks, depth);
    runner = StrategySpec.parse(strategy).open();
    watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("footprint-watch").factory());
    var memory = ParkedMemory.measure(work, runner);
    SideResults.put(ExecProfiler.LIVE_HEAP_PER_TASK, (double) memory.heapBytes() / tasks);
    memory
        .rssBytes()
        .ifPresent(b -> SideResults.put(ExecProfiler.RSS_PER_TASK, (double) b / tasks));
  }

  @Benchmark
  public List<Integer> makespan()
      throws BatchFailedException, InterruptedException, WrongResultException {
    var parking = work.parking();
    var stuck = new StuckWatch(parking);
    var alarm =
        watch.scheduleWithFixedDelay(
            () -> {
              if (stuck.stuck()) {
                parking.release();
              }
            },
            WATCH_SECONDS,
            WATCH_SECONDS,
            TimeUnit.SECONDS);
    var indices = runner.run(parking);
    alarm.cancel(false);
    work.verify(parking, indices);
    return indices;
  }

  @TearDown
  public void close() {
    watch.shutdownNow();
    runner.close();
  }
}
