package dev.threadmill.farm;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Counts what the farm serves. Belongs to the event loop: no other thread may touch it. */
final class Ledger {
  /** Later than this counts as this. */
  private static final long MOST_LATENESS_NS = Duration.ofHours(1).toNanos();

  private final OperatingSystemMXBean process =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Histogram latenessNs = new Histogram(MOST_LATENESS_NS, 3);

  private int inFlight;
  private int mostInFlight;
  private boolean active;
  private long firstArrivalNs;
  private long lastAnswerNs;
  private long cpuAtFirstArrivalNs;

  /** Notes a request read at {@code nowNs}. */
  void arrived(long nowNs) {
    if (!active) {
      active = true;
      firstArrivalNs = nowNs;
      lastAnswerNs = nowNs;
      cpuAtFirstArrivalNs = process.getProcessCpuTime();
    }
    inFlight++;
    if (inFlight > mostInFlight) {
      mostInFlight = inFlight;
    }
  }

  /** Notes {@code count} answers that were all due at {@code dueNs} and go out at {@code nowNs}. */
  void answered(int count, long dueNs, long nowNs) {
    inFlight -= count;
    lastAnswerNs = nowNs;
    long lateNs = Math.clamp(nowNs - dueNs, 0, MOST_LATENESS_NS);
    latenessNs.recordValueWithCount(lateNs, count);
  }

  /** Notes {@code count} requests whose client left before the answer. */
  void abandoned(int count) {
    inFlight -= count;
  }

  /** Returns what happened since the last call, and begins a new interval. */
  FarmStats take() {
    boolean any = latenessNs.getTotalCount() > 0;
    var stats =
        new FarmStats(
            latenessNs.getTotalCount(),
            mostInFlight,
            any ? latenessNs.getValueAtPercentile(50) : 0,
            any ? latenessNs.getValueAtPercentile(99) : 0,
            any ? latenessNs.getMaxValue() : 0,
            Duration.ofNanos(active ? process.getProcessCpuTime() - cpuAtFirstArrivalNs : 0),
            Duration.ofNanos(active ? lastAnswerNs - firstArrivalNs : 0));
    latenessNs.reset();
    mostInFlight = inFlight;
    active = inFlight > 0;
    if (active) {
      firstArrivalNs = System.nanoTime();
      lastAnswerNs = firstArrivalNs;
      cpuAtFirstArrivalNs = process.getProcessCpuTime();
    }
    return stats;
  }
}
