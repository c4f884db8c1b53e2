package dev.threadmill.analysis;

import static java.util.stream.Collectors.joining;

import dev.threadmill.analysis.ArmForks.MeasuredFork;
import dev.threadmill.plan.Cell;
import dev.threadmill.result.FarmUse;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Metric;
import dev.threadmill.stats.MannKendall;
import dev.threadmill.stats.Samples;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/** The rules that look at single forks. */
final class ForkRules {
  private static final double MOST_LATENESS_MS = 2;
  private static final double MOST_CORES = 0.7;
  private static final double MOST_DRIFT = 0.05;
  private static final double LEAST_DRIFT = 0.02;
  private static final double TREND_ALPHA = 0.01;
  private static final int ENOUGH_FOR_A_TREND = 8;

  /** Fewer give halves of one iteration, which differ by chance. */
  private static final int LEAST_ITERATIONS = 4;

  private ForkRules() {}

  /** Some forks have no score. */
  static Optional<String> forksFailed(CellEvidence cell) {
    var failed = cell.forks().arms().stream().filter(a -> !a.failures().isEmpty()).toList();
    if (failed.isEmpty()) {
      return Optional.empty();
    }
    int forks = failed.stream().mapToInt(a -> a.failures().size()).sum();
    String arms =
        failed.stream()
            .map(
                a ->
                    "%s (%d, first: %s)"
                        .formatted(a.arm().id(), a.failures().size(), a.failures().getFirst()))
            .collect(joining(", "));
    return Optional.of(
        "%s failed and %s in no figure: %s. Their logs are in the run's folder."
            .formatted(Figures.count(forks, "fork"), forks == 1 ? "is" : "are", arms));
  }

  /** The farm answered later than it could have, so that the client measured the farm as well. */
  static Optional<String> farmLate(CellEvidence cell) {
    return farm(cell, (arm, fork) -> avoidableLateness(cell, arm, fork), MOST_LATENESS_MS)
        .map(
            over ->
                ("The farm's answers were late (99th percentile) by over %s ms more than the"
                        + " processors need for all that falls due together, in %s, worst %s ms in"
                        + " %s: those times hold the farm's delay too. Fetch fewer pages at once.")
                    .formatted(
                        Figures.number(MOST_LATENESS_MS),
                        over.forks(),
                        Figures.number(over.worst()),
                        over.arm()));
  }

  /**
   * What falls due together cannot all go out at once: the last answer waits until the processors
   * have done the work of the burst, the client's part of it included, which shares them.
   */
  private static double avoidableLateness(CellEvidence cell, ArmForks arm, MeasuredFork fork) {
    FarmUse farm = fork.fork().farm().orElseThrow();
    Cell plan = cell.analysis().plan().cell();
    if (plan.workload().openLoop()) {
      return farm.latenessP99Ms();
    }
    double batchMillis = fork.score() * ScoreUnit.parse(cell.forks().unit()).millis().orElseThrow();
    double[] clientMillis = arm.values(Metric.CPU_MILLIS);
    double cpuMillis =
        farm.coresBusy() * batchMillis
            + (clientMillis.length == 0 ? 0 : Samples.mean(clientMillis));
    double burst = Math.min(1, (double) farm.mostInFlight() / plan.tasks());
    return farm.latenessP99Ms() - burst * cpuMillis / cell.processors();
  }

  /** The farm took much of a core that the client might have used. */
  static Optional<String> farmBusy(CellEvidence cell) {
    return farm(cell, (arm, fork) -> fork.fork().farm().orElseThrow().coresBusy(), MOST_CORES)
        .map(
            over ->
                ("The farm used over %s of a core in %s, most %s in %s: it may be what limits the"
                        + " rate. Fetch fewer pages at once, or smaller ones.")
                    .formatted(
                        Figures.number(MOST_CORES),
                        over.forks(),
                        Figures.number(over.worst()),
                        over.arm()));
  }

  /**
   * Forks in which the farm went over a threshold.
   *
   * @param forks in how many, in words
   * @param worst the highest value
   * @param arm the arm that it was seen in
   */
  private record Over(String forks, double worst, String arm) {}

  private static Optional<Over> farm(
      CellEvidence cell, ToDoubleBiFunction<ArmForks, MeasuredFork> value, double threshold) {
    int over = 0;
    int all = 0;
    double worst = threshold;
    String arm = "";
    for (ArmForks forks : cell.forks().arms()) {
      for (MeasuredFork fork : forks.measured()) {
        if (fork.fork().farm().isPresent()) {
          double seen = value.applyAsDouble(forks, fork);
          all++;
          over += seen > threshold ? 1 : 0;
          arm = seen > worst ? forks.arm().id() : arm;
          worst = Math.max(worst, seen);
        }
      }
    }
    return over == 0
        ? Optional.empty()
        : Optional.of(new Over("%d of %s".formatted(over, Figures.count(all, "fork")), worst, arm));
  }

  /** Most forks of an arm move the same way from the first to the second half of their time. */
  static Optional<String> notSteady(CellEvidence cell) {
    var drifting =
        cell.forks().arms().stream()
            .filter(a -> mostDrift(a, 1) || mostDrift(a, -1))
            .map(a -> a.arm().id())
            .toList();
    if (drifting.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ("In most forks of %s the scored iterations drift by %s or more from the first half to the"
                + " second: the warm-up may be too short. Use a longer profile.")
            .formatted(String.join(", ", drifting), Figures.percent(LEAST_DRIFT)));
  }

  /** The first stage showed that the plan's warm-up was too short. */
  static Optional<String> warmUp(CellEvidence cell) {
    int extra = cell.forks().extraWarmup();
    return extra == 0
        ? Optional.empty()
        : Optional.of(
            ("Forks settle later than the planned warm-up: the first %s of the scored ones are left"
                    + " out of every fork of this cell. A longer profile wastes less.")
                .formatted(Figures.count(extra, "iteration")));
  }

  private static boolean mostDrift(ArmForks arm, int direction) {
    long drifting = arm.measured().stream().filter(f -> drifts(f.iterations(), direction)).count();
    return 2 * drifting > arm.measured().size();
  }

  /** Many iterations can be tested for a trend; of few, only a large step is told from chance. */
  private static boolean drifts(List<Iteration> iterations, int direction) {
    double drift = direction * drift(iterations);
    if (iterations.size() < ENOUGH_FOR_A_TREND) {
      return drift > MOST_DRIFT;
    }
    double[] scores = iterations.stream().mapToDouble(Iteration::score).toArray();
    return drift > LEAST_DRIFT && MannKendall.of(scores).p() < TREND_ALPHA;
  }

  /**
   * The second half against the first, by medians; the middle one of an odd number is in neither.
   */
  private static double drift(List<Iteration> iterations) {
    int n = iterations.size();
    if (n < LEAST_ITERATIONS) {
      return 0;
    }
    double first = medianScore(iterations.subList(0, n / 2));
    double second = medianScore(iterations.subList(n - n / 2, n));
    return second / first - 1;
  }

  private static double medianScore(List<Iteration> iterations) {
    return Samples.median(iterations.stream().mapToDouble(Iteration::score).toArray());
  }
}
