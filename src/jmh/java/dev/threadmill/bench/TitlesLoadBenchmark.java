package dev.threadmill.bench;

import dev.threadmill.load.ArrivalSchedule;
import dev.threadmill.load.Arrivals;
import dev.threadmill.load.LoadTotals;
import dev.threadmill.load.LoadWindow;
import dev.threadmill.load.OpenLoop;
import dev.threadmill.load.PauseMeter;
import dev.threadmill.load.TitleRequests;
import dev.threadmill.site.Latency;
import dev.threadmill.workload.Titles;
import dev.threadmill.workload.WrongResultException;
import java.io.IOException;
import java.time.Duration;
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
 * How long does a fetch take under a strategy when fetches begin at a given rate, whether or not
 * earlier ones have come: its response time, in milliseconds, from when it was meant to begin?
 *
 * <p>An operation is one window of arrivals, and JMH's own score is the window's makespan, which is
 * little more than {@code seconds}. The suite's score is the mean response time ({@code
 * response_mean_ms}): every request is in it, whereas a percentile rests on those beyond it. JMH
 * alone adds counters up over iterations, so that they have to be read iteration by iteration.
 *
 * <p>The arrivals of a window are a function of {@code -Dthreadmill.arrivals.seed} (1 if not given)
 * and of the window's number. A failed fetch, a wrong title or a generator that is late by itself
 * fails the fork.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload titles-load -p rate=500,1000
 * java -jar target/benchmarks.jar TitlesLoad -p strategy=virtual-per-task -p rate=500 -f 1
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(value = 5, jvmArgsAppend = Jvm.QUIET_UNSAFE)
@Warmup(iterations = 3, time = 1, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 1, timeUnit = TimeUnit.MILLISECONDS)
public class TitlesLoadBenchmark {
  private static final String SEED = "threadmill.arrivals.seed";

  /** Far apart, so that the windows of one seed are not those of the next. */
  private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

  @Param({
    "platform-per-task",
    "platform-pool:200",
    "fork-join:200",
    "completable-async",
    "virtual-per-task",
    "virtual-limited:200"
  })
  String strategy;

  @Param("1000")
  int rate;

  @Param("100ms")
  String latency;

  @Param("poisson")
  String arrivals;

  @Param("4")
  int seconds;

  @Param("jdk")
  String client;

  @Param("4096")
  int pageBytes;

  private FarmClient farmClient;
  private OpenLoop loop;
  private PauseMeter pauses;
  private HistogramLog log;
  private LoadTotals totals;
  private boolean measured;
  private long windows;

  @Setup
  public void open() throws IOException, InterruptedException {
    var sites = Titles.sites(pageBytes, Latency.parse(latency));
    // Enough to keep every connection that the rate and its queue may need.
    farmClient = FarmClient.open(sites, strategy, client, Math.max(1_000, rate));
    var requests = TitleRequests.of(farmClient.farmUri(), sites, farmClient.fetcher());
    loop = OpenLoop.on(farmClient.runner(), requests, drainLimit());
    pauses = PauseMeter.start();
    log = HistogramLog.open("Response and service time of each fetch, in nanoseconds");
    totals = new LoadTotals();
  }

  @Setup(Level.Iteration)
  public void note(IterationParams iteration) {
    boolean wasMeasured = measured;
    measured = iteration.getType() == IterationType.MEASUREMENT;
    if (!wasMeasured) {
      totals = new LoadTotals();
    }
  }

  @Benchmark
  public LoadWindow makespan(LoadCounters counters)
      throws InterruptedException, WrongResultException {
    var schedule =
        ArrivalSchedule.of(
            Arrivals.parse(arrivals),
            rate,
            Duration.ofSeconds(seconds),
            Long.getLong(SEED, 1) + SEED_STEP * windows++);
    pauses.takeNs();
    long beganMillis = System.currentTimeMillis();
    var window = loop.run(schedule);
    check(window);
    totals.add(window, pauses.takeNs());
    counters.add(window, totals);
    log(window, beganMillis);
    return window;
  }

  @TearDown
  public void close() throws IOException {
    log.close();
    pauses.close();
    farmClient.close();
  }

  /** A strategy that cannot keep up may take several times as long as the arrivals. */
  private Duration drainLimit() {
    return Duration.ofSeconds(30).plus(Duration.ofSeconds(2L * seconds));
  }

  private void check(LoadWindow window) throws WrongResultException {
    var failed = window.failureSentence();
    if (failed.isPresent()) {
      throw new WrongResultException(failed.get());
    }
    var fault = window.generatorFault();
    if (measured && fault.isPresent()) {
      throw new WrongResultException(fault.get());
    }
  }

  private void log(LoadWindow window, long beganMillis) {
    var response = window.responseNs();
    var service = window.serviceNs();
    for (var times : List.of(response, service)) {
      times.setStartTimeStamp(beganMillis);
      times.setEndTimeStamp(System.currentTimeMillis());
    }
    log.write(response, "response", measured);
    log.write(service, "service", measured);
  }
}
