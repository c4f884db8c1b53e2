package dev.threadmill.load;

import dev.threadmill.fetch.Client;
import dev.threadmill.fetch.FetchLimits;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Titles;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/**
 * Loads a farm for a long time and looks for what grows: run by {@code src/test/scripts/soak}.
 *
 * <p>Arguments: farm address, minutes, requests per second, strategy, latency spec of the farm.
 * Ends with exit code 1 if threads, descriptors, heap or resident memory grew by more than their
 * slack, or a request is not accounted for. Growth is from the first to the last third of the time
 * after the fifth minute (after half of it, if shorter). Linux only.
 */
final class Soak {
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final int WINDOWS_PER_MINUTE = 6;

  /** Short, so that a site that drips does not hold up the end of a window. */
  private static final FetchLimits LIMITS =
      new FetchLimits(Duration.ofSeconds(2), Duration.ofSeconds(3), 1 << 20, 3);

  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
  private static final int LAST_SETTLING_MINUTE = 5;
  private static final int LEAST_COMPARED = 3;
  private static final long MIB = 1 << 20;

  /** What may grow, and by how much it may vary: by a share of it or an amount, the larger. */
  private enum Watched {
    THREADS("threads", 0.1, 5),
    DESCRIPTORS("descriptors", 0.2, 30),
    HEAP("heap after GC", 0.1, 8 * MIB),
    RSS("resident memory", 0.1, 32 * MIB);

    private final String label;
    private final double slackShare;
    private final long slack;

    Watched(String label, double slackShare, long slack) {
      this.label = label;
      this.slackShare = slackShare;
      this.slack = slack;
    }

    private long of(Sample sample) {
      return switch (this) {
        case THREADS -> sample.threads();
        case DESCRIPTORS -> sample.descriptors();
        case HEAP -> sample.heapBytes();
        case RSS -> sample.rssBytes();
      };
    }

    /**
     * Prints a line on this, and returns whether it grew: whether its least value has, as what is
     * used for a while and given back is no growth, and a leak is never given back.
     */
    private boolean grew(List<Sample> early, List<Sample> late, PrintStream out) {
      long before = least(early);
      long after = least(late);
      long most = before + Math.max(slack, Math.round(slackShare * before));
      boolean grew = after > most;
      out.printf(
          Locale.ROOT,
          "%s: %s: %d -> %d, at most %d%n",
          grew ? "FAIL" : "ok",
          label,
          before,
          after,
          most);
      return grew;
    }

    private long least(List<Sample> samples) {
      return samples.stream().mapToLong(this::of).min().orElse(0);
    }
  }

  private record Sample(long threads, long descriptors, long heapBytes, long rssBytes) {

    /** The heap without its garbage, and without caches (see the script), is what is asked for. */
    static Sample take() throws IOException {
      System.gc();
      var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
        return new Sample(
            status("Threads:"), descriptors.count(), memory.getUsed(), status("VmRSS:") * 1024);
      }
    }

    private static long status(String field) throws IOException {
      try (var lines = Files.lines(Path.of("/proc/self/status"))) {
        return lines
            .filter(line -> line.startsWith(field))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
      }
    }
  }

  /** Counts independently of the open loop. */
  private record Counted(Requests requests, LongAdder sent, LongAdder returned)
      implements Requests {
    @Override
    public Optional<String> send(int arrival) throws InterruptedException {
      sent.increment();
      try {
        return requests.send(arrival);
      } finally {
        returned.increment();
      }
    }
  }

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final LongAdder sent = new LongAdder();
  private final LongAdder returned = new LongAdder();
  private final TreeMap<String, Integer> failures = new TreeMap<>();
  private final List<Sample> samples = new ArrayList<>();
  private long offered;
  private long completed;

  private Soak() {}

  public static void main(String[] args) throws Exception {
    if (args.length != 5) {
      System.err.println("arguments: farm address, minutes, rate, strategy, latency");
      System.exit(2);
    }
    boolean passed =
        new Soak()
            .run(
                URI.create(args[0]),
                Integer.parseInt(args[1]),
                Integer.parseInt(args[2]),
                StrategySpec.parse(args[3]),
                Titles.sites(4_096, Latency.parse(args[4])));
    System.exit(passed ? 0 : 1);
  }

  private boolean run(URI farm, int minutes, int rate, StrategySpec strategy, Sites sites)
      throws IOException, InterruptedException {
    out.println("minute   offered completed    failed  p99 ms  threads    fds  heap MiB  RSS MiB");
    try (var runner = strategy.open();
        var fetcher = Client.JDK.open(LIMITS, 1_000, runner.callbacks())) {
      var requests = new Counted(TitleRequests.of(farm, sites, fetcher), sent, returned);
      var loop = OpenLoop.on(runner, requests, DRAIN_LIMIT);
      long window = 0;
      for (int minute = 1; minute <= minutes; minute++) {
        var response = new Histogram(3);
        for (int i = 0; i < WINDOWS_PER_MINUTE; i++) {
          response.add(
              account(loop.run(ArrivalSchedule.of(Arrivals.POISSON, rate, WINDOW, window++))));
        }
        print(minute, response);
      }
    }
    return judge();
  }

  private Histogram account(LoadWindow window) {
    offered += window.offered();
    completed += window.completed();
    window.failures().forEach((kind, count) -> failures.merge(kind, count, Integer::sum));
    return window.responseNs();
  }

  private int failed() {
    return failures.values().stream().mapToInt(Integer::intValue).sum();
  }

  private void print(int minute, Histogram response) throws IOException {
    var sample = Sample.take();
    samples.add(sample);
    out.printf(
        Locale.ROOT,
        "%6d %9d %9d %9d %7.1f %8d %6d %9.1f %8.1f%n",
        minute,
        offered,
        completed,
        failed(),
        response.getValueAtPercentile(99) / 1e6,
        sample.threads(),
        sample.descriptors(),
        (double) sample.heapBytes() / MIB,
        (double) sample.rssBytes() / MIB);
  }

  private boolean judge() {
    out.println("failed, by kind: " + failures);
    int settled = Math.min(LAST_SETTLING_MINUTE, (samples.size() + 1) / 2) - 1;
    boolean passed = true;
    int compared = Math.max(LEAST_COMPARED, (samples.size() - settled) / 3);
    if (settled + 2 * compared > samples.size()) {
      out.println("growth: not judged, as the early and the late minutes would be the same ones");
    } else {
      var early = samples.subList(settled, settled + compared);
      var late = samples.subList(samples.size() - compared, samples.size());
      for (var watched : Watched.values()) {
        passed &= !watched.grew(early, late, out);
      }
    }
    int unanswered = failures.getOrDefault(LoadWindow.UNANSWERED, 0);
    long lost = offered - returned.sum() + unanswered + Math.abs(offered - sent.sum());
    boolean accounted = lost == 0 && completed + failed() == offered;
    out.printf(
        Locale.ROOT,
        "%s: %d offered, %d sent, %d returned, %d completed, %d failed, %d unanswered%n",
        accounted ? "ok" : "FAIL",
        offered,
        sent.sum(),
        returned.sum(),
        completed,
        failed(),
        unanswered);
    return passed && accounted;
  }
}
