package dev.threadmill.analysis;

import dev.threadmill.plan.Cell;
import dev.threadmill.result.Metric;
import dev.threadmill.stats.Samples;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The best that physics allows the arms of a cell.
 *
 * <p>For CPU-bound work that is a share of the sequential arm's time, taken over the blocks in
 * which the arm was measured too: then a slow minute of the machine moves the bound and the arm
 * alike, and with no fork missing the efficiency is exactly the geometric mean of the blocks'
 * efficiencies. For fetching it comes from the latency, the CPU time that the work costs, and the
 * number of tasks that the arm can have in progress.
 */
final class Bounds {
  private static final Set<Strategy> FORK_JOIN_POOLS =
      Set.of(
          Strategy.FORK_JOIN,
          Strategy.FORK_JOIN_ASYNC,
          Strategy.COMMON_POOL,
          Strategy.PARALLEL_STREAM);

  private final CellForks forks;
  private final Cell cell;
  private final int processors;

  Bounds(CellForks forks, int processors) {
    this.forks = forks;
    this.cell = forks.plan().cell();
    this.processors = processors;
  }

  /** Returns the bound of an arm; empty if what it would rest on was not measured. */
  Optional<Bound> of(ArmForks arm) {
    if (forks.unit().isEmpty()) {
      return Optional.empty();
    }
    OptionalDouble unitMillis = ScoreUnit.parse(forks.unit()).millis();
    if (unitMillis.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt limit = limit(arm.arm().contender());
    int atOnce = Math.min(Math.min(processors, limit.orElse(processors)), cell.tasks());
    return switch (cell.workload()) {
      case SUM_LIST, FAIRNESS ->
          referenceTime(arm).map(t -> scheduled(t * listShare(atOnce), atOnce));
      case SUM_GRAIN, COLLECT, SKYNET ->
          referenceTime(arm).map(t -> scheduled(t * grainShare(atOnce), atOnce));
      case HANDOFF -> referenceTime(arm).map(t -> new Bound(t, "hand-written iterator"));
      case TITLES, PINNING -> waited(limit, unitMillis.getAsDouble());
      case TITLES_LOAD -> waitedOnce(unitMillis.getAsDouble());
      // Starting and waking threads is all that it does: there is no work to take as a measure.
      case FOOTPRINT -> Optional.empty();
      // How fast one thread can wake another is what the ring measures.
      case RING -> Optional.empty();
    };
  }

  /**
   * The most tasks that the arm can have in progress, where that is certain. A bound without a
   * limit may be loose, but it is never beaten.
   */
  private OptionalInt limit(Contender contender) {
    return contender instanceof StrategySpec spec && uncertain(spec)
        ? OptionalInt.empty()
        : contender.limitOn(processors);
  }

  private boolean uncertain(StrategySpec spec) {
    // Depends on the JVM that measured, and the one that analyses may be another.
    boolean unknown = spec.strategy() == Strategy.COMPLETABLE_DEFAULT;
    // This client tells a ForkJoinPool that it is about to block, and the pool adds a thread.
    boolean exceeded =
        cell.workload().compensated(cell.parameters()) && FORK_JOIN_POOLS.contains(spec.strategy());
    return unknown || exceeded;
  }

  private Optional<Double> referenceTime(ArmForks arm) {
    var blocks = arm.scoresByBlock().keySet();
    return forks
        .reference()
        .map(
            s ->
                s.scoresByBlock().entrySet().stream()
                    .filter(e -> blocks.contains(e.getKey()))
                    .mapToDouble(e -> e.getValue())
                    .toArray())
        .filter(times -> times.length > 0)
        .map(Samples::geometricMean);
  }

  private double listShare(int atOnce) {
    long[] list = cell.workload().lengthsOf(cell.parameters());
    return (double) Schedule.shortest(list, atOnce) / Arrays.stream(list).sum();
  }

  private double grainShare(int atOnce) {
    return (double) Math.ceilDiv(cell.tasks(), atOnce) / cell.tasks();
  }

  private Bound scheduled(double value, int atOnce) {
    if (atOnce == 1) {
      return new Bound(value, "one task at a time");
    }
    return new Bound(
        value,
        atOnce == processors
            ? "best schedule on " + Figures.count(processors, "processor")
            : "best schedule, %d tasks at a time".formatted(atOnce));
  }

  private Optional<Bound> waited(OptionalInt limit, double unitMillis) {
    double waitMillis = cell.taskWait().toNanos() / 1e6;
    var bound = littleMillis(limit, waitMillis);
    OptionalDouble cpuMillis = leastCpuMillis();
    if (cpuMillis.isPresent()) {
      bound = larger(bound, cpu(cpuMillis.getAsDouble()));
    }
    return inUnit(bound, unitMillis);
  }

  /**
   * Returns what Little's law alone says that an arm takes: as many waits one after another as its
   * limit makes necessary. Empty where tasks do not wait, and where an arm of a certain size has no
   * certain limit.
   */
  Optional<Bound> little(ArmForks arm) {
    OptionalInt limit = limit(arm.arm().contender());
    OptionalDouble unitMillis = ScoreUnit.parse(forks.unit()).millis();
    double waitMillis = cell.taskWait().toNanos() / 1e6;
    return limit.isEmpty() || unitMillis.isEmpty()
        ? Optional.empty()
        : inUnit(littleMillis(limit, waitMillis), unitMillis.getAsDouble());
  }

  /** Returns how many tasks a sized strategy may have in progress. */
  int sizeOf(StrategySpec spec) {
    return spec.sizeOn(processors);
  }

  private Bound littleMillis(OptionalInt limit, double waitMillis) {
    var once = new Bound(waitMillis, waitName() + " " + Figures.number(waitMillis) + " ms");
    return limit.isPresent() && limit.getAsInt() < cell.tasks()
        ? larger(once, waves(limit.getAsInt(), waitMillis))
        : once;
  }

  private static Optional<Bound> inUnit(Bound millis, double unitMillis) {
    return millis.value() > 0
        ? Optional.of(new Bound(millis.value() / unitMillis, millis.reason()))
        : Optional.empty();
  }

  /** No response is faster than its site, and a long tail lifts the mean above the median. */
  private Optional<Bound> waitedOnce(double unitMillis) {
    double waitMillis = cell.taskWait().toNanos() / 1e6;
    return waitMillis > 0
        ? Optional.of(
            new Bound(
                waitMillis / unitMillis, waitName() + " " + Figures.number(waitMillis) + " ms"))
        : Optional.empty();
  }

  private static Bound larger(Bound one, Bound other) {
    return other.value() > one.value() ? other : one;
  }

  private Bound waves(int limit, double waitMillis) {
    String wait = Figures.number(waitMillis) + " ms";
    int tasks = cell.tasks();
    if (sameWaitForAll()) {
      int waves = Math.ceilDiv(tasks, limit);
      return new Bound(waves * waitMillis, "%d waves of %d × %s".formatted(waves, limit, wait));
    }
    // Unequal waits do not end in waves: whoever is free goes on. The mean wait of a distribution
    // with a long tail is above its median, so that this is still a bound.
    return new Bound(
        waitMillis * tasks / limit, "%d × median latency %s ÷ %d".formatted(tasks, wait, limit));
  }

  private Bound cpu(double totalMillis) {
    int tasks = cell.tasks();
    return new Bound(
        totalMillis / processors,
        "CPU: %d × %s ms ÷ %s"
            .formatted(
                tasks,
                Figures.number(totalMillis / tasks),
                Figures.count(processors, "processor")));
  }

  /** What an operation costs at least: the median over the forks of the arm that needs least. */
  private OptionalDouble leastCpuMillis() {
    return forks.arms().stream()
        .map(a -> a.values(Metric.CPU_MILLIS))
        .filter(v -> v.length > 0)
        .mapToDouble(Samples::median)
        .min();
  }

  private String waitName() {
    if (!cell.workload().fetching()) {
      return "wait";
    }
    return sameWaitForAll() ? "latency" : "median latency";
  }

  /** A latency that is a distribution is written with its name in front, as in pareto:100ms:… */
  private boolean sameWaitForAll() {
    return !cell.workload().fetching() || !cell.parameter("latency").contains(":");
  }
}
