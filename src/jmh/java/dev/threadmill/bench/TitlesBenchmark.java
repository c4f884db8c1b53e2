package dev.threadmill.bench;

import dev.threadmill.site.Latency;
import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.workload.Batch;
import dev.threadmill.workload.Titles;
import dev.threadmill.workload.WrongResultException;
import java.io.IOException;
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
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.runner.IterationType;

/**
 * How long does a strategy take to fetch a batch of pages and parse their titles, from the first
 * submit to the last title, in milliseconds?
 *
 * <p>No strategy can be faster than the sites' latency, than the CPU time of all fetches on all
 * processors, or than its own limit allows by Little's law. The pages come from a site farm in a
 * process of its own: the one whose address is in {@code -Dthreadmill.farm}, or else one that each
 * fork starts for itself.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload titles -p urls=1000
 * java -jar target/benchmarks.jar Titles -p strategy=virtual-per-task -p urls=1000 -f 1
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class TitlesBenchmark {
  @Param({
    "platform-per-task",
    "platform-pool:200",
    "fork-join:200",
    "completable-async",
    "virtual-per-task",
    "virtual-limited:200"
  })
  String strategy;

  @Param("100")
  int urls;

  @Param("100ms")
  String latency;

  @Param("jdk")
  String client;

  @Param("4096")
  int pageBytes;

  private FarmClient farmClient;
  private ServiceTimes serviceTimes;
  private Titles work;
  private Batch<String> batch;

  @Setup
  public void open() throws IOException, InterruptedException {
    var sites = Titles.sites(pageBytes, Latency.parse(latency));
    farmClient = FarmClient.open(sites, strategy, client, urls);
    serviceTimes = ServiceTimes.open(strategy);
    work =
        new Titles(farmClient.farmUri(), sites, urls, farmClient.fetcher(), serviceTimes::recordNs);
    batch = work.batch();
  }

  @Benchmark
  public List<String> makespan()
      throws BatchFailedException, InterruptedException, WrongResultException {
    var titles = farmClient.runner().run(batch);
    work.verify(titles);
    return titles;
  }

  @TearDown(Level.Iteration)
  public void log(IterationParams iteration) {
    serviceTimes.endInterval(iteration.getType() == IterationType.MEASUREMENT);
  }

  @TearDown
  public void close() throws IOException {
    serviceTimes.close();
    farmClient.close();
  }
}
