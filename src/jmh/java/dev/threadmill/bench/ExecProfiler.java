package dev.threadmill.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * What an operation costs the client process beside time: CPU, allocation, threads and memory.
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

  private static final Path STATUS = Path.of("/proc/self/status");

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long cpuNs;
  private long allocatedBytes;

  @Override
  public String getDescription() {
    return "CPU time, allocation, peak threads and peak RSS of the client process";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    threads.resetPeakThreadCount();
    allocatedBytes = threads.getTotalThreadAllocatedBytes();
    cpuNs = system.getProcessCpuTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long cpu = system.getProcessCpuTime() - cpuNs;
    long allocated = threads.getTotalThreadAllocatedBytes() - allocatedBytes;
    double ops = Math.max(1, result.getMetadata().getAllOps());
    var results = new ArrayList<ScalarResult>();
    results.add(mean(CPU, cpu / 1e6 / ops, "ms/op"));
    results.add(mean(ALLOCATED, allocated / ops, "B/op"));
    results.add(most(THREADS, threads.getPeakThreadCount(), "threads"));
    peakRssBytes().ifPresent(bytes -> results.add(most(RSS, (double) bytes, "B")));
    return List.copyOf(results);
  }

  private static ScalarResult mean(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.AVG);
  }

  private static ScalarResult most(String label, double value, String unit) {
    return new ScalarResult(label, value, unit, AggregationPolicy.MAX);
  }

  /** Empty where there is no /proc, as on macOS: the report then leaves the column empty. */
  private static OptionalLong peakRssBytes() {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
