package dev.threadmill.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs the client process beside time: CPU, allocation, context switches,
 * threads and memory; and what the harness itself has measured beside its score.
 *
 * <p>It reads counters of the JVM at the edges of an iteration and does nothing in between, so that
 * every scored fork can carry it. The labels are the keys of {@code result.Metric}.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar SumList -prof dev.threadmill.bench.ExecProfiler
 * }</pre>
 */
public final class ExecProfiler implements InternalProfiler {
  static final String CPU = "cpu_ms_per_op";
  static final String ALLOCATED = "allocated_bytes_per_op";
  static final String THREADS = "threads_peak";
  static final String RSS = "rss_peak_bytes";
  static final String SWITCHES = "context_switches_per_op";
  static final String HEAP = "heap_peak_bytes";
  static final String CARRIERS = "carriers";
  static final String LIVE_HEAP_PER_TASK = "live_heap_bytes_per_task";
  static final String RSS_PER_TASK = "rss_bytes_per_task";
  static final String LIGHT_P99 = "light_p99_ms";

  /** What harnesses report, with its unit. */
  private static final Map<String, String> SIDE_RESULTS =
      Map.of(LIVE_HEAP_PER_TASK, "B/task", RSS_PER_TASK, "B/task", LIGHT_P99, "ms");

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ContextSwitches switches = ContextSwitches.open();
  private long cpuNs;
  private long allocatedBytes;
  private OptionalLong switchesBefore = OptionalLong.empty();

  @Override
  public String getDescription() {
    return "CPU time, allocation, context switches, threads and memory of the client process";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    threads.resetPeakThreadCount();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
    switchesBefore = switches.count();
    allocatedBytes = threads.getTotalThreadAllocatedBytes();
    cpuNs = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long cpu = system.getProcessCpuTime() - cpuNs;
    long allocated = threads.getTotalThreadAllocatedBytes() - allocatedBytes;
    OptionalLong switchesAfter = switches.count();
    double ops = Math.max(1, result.getMetadata().getAllOps());
    var results = new ArrayList<ScalarResult>();
    results.add(mean(CPU, cpu / 1e6 / ops, "ms/op"));
    results.add(mean(ALLOCATED, allocated / ops, "B/op"));
    results.add(most(THREADS, threads.getPeakThreadCount(), "threads"));
    ProcessStatus.bytes("VmHWM").ifPresent(b -> results.add(most(RSS, (double) b, "B")));
    if (switchesBefore.isPresent() && switchesAfter.isPresent()) {
      long count = switchesAfter.getAsLong() - switchesBefore.getAsLong();
      results.add(mean(SWITCHES, count / ops, "switches/op"));
    }
    results.add(most(HEAP, peakHeapBytes(), "B"));
    Carriers.count().ifPresent(count -> results.add(most(CARRIERS, count, "threads")));
    SIDE_RESULTS.forEach(
        (key, unit) ->
            SideResults.get(key).ifPresent(value -> results.add(mean(key, value, unit))));
    return List.copyOf(results);
  }

  private static ScalarResult mean(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.AVG);
  }

  private static ScalarResult most(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.MAX);
  }

  /** The pools need not have been at their peaks at the same time, so this is an upper bound. */
  private static double peakHeapBytes() {
    return heapPools().mapToDouble(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static Stream<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP && pool.isValid());
  }
}
