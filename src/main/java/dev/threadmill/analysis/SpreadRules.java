package dev.threadmill.analysis;

import dev.threadmill.analysis.ArmForks.MeasuredFork;
import dev.threadmill.stats.Anova;
import dev.threadmill.stats.Modes;
import dev.threadmill.stats.Samples;
import dev.threadmill.stats.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The rules that look at how the scores of a cell scatter: over time, by place, in heaps. */
final class SpreadRules {
  private static final double ALPHA = 0.01;

  /** A drift below this changes nothing that anybody would quote. */
  private static final double LEAST_DRIFT = 0.02;

  private static final double SEVERAL_MODES = 2.8;

  /** Fewer forks make heaps by chance. */
  private static final int LEAST_FOR_MODES = 15;

  private SpreadRules() {}

  /**
   * A fork's score beside that of its arm.
   *
   * @param time when it started, in seconds
   * @param block its block
   * @param deviation the logarithm of its score over the arm's geometric mean
   */
  private record Deviation(MeasuredFork fork, double time, int block, double deviation) {}

  /** The machine became slower or faster while the cell was measured. */
  static Optional<String> drift(CellEvidence cell) {
    var deviations = deviations(cell);
    if (deviations.size() < 3) {
      return Optional.empty();
    }
    double[] times = deviations.stream().mapToDouble(Deviation::time).toArray();
    var trend = Trend.of(times, deviations.stream().mapToDouble(Deviation::deviation).toArray());
    double last = deviations.stream().mapToDouble(Deviation::time).max().orElse(0);
    double first = deviations.stream().mapToDouble(Deviation::time).min().orElse(0);
    double change = Math.expm1(trend.slope() * (last - first));
    if (trend.p().orElse(1) >= ALPHA || Math.abs(change) < LEAST_DRIFT) {
      return Optional.empty();
    }
    return Optional.of(
        ("Scores drifted by %s from the first block to the last, in all arms alike. Ratios are"
                + " taken within blocks and stand; do not quote absolute times.")
            .formatted(Figures.change(1 + change)));
  }

  /** It mattered whether an arm ran early or late in its block. */
  static Optional<String> position(CellEvidence cell) {
    var byBlock = new TreeMap<Integer, List<Deviation>>();
    for (Deviation deviation : deviations(cell)) {
      byBlock.computeIfAbsent(deviation.block(), b -> new ArrayList<>()).add(deviation);
    }
    var byPlace = new TreeMap<Integer, List<Double>>();
    for (List<Deviation> block : byBlock.values()) {
      block.sort((a, b) -> Integer.compare(index(a), index(b)));
      double mean = Samples.mean(block.stream().mapToDouble(Deviation::deviation).toArray());
      for (int place = 0; place < block.size(); place++) {
        byPlace
            .computeIfAbsent(place, p -> new ArrayList<>())
            .add(block.get(place).deviation() - mean);
      }
    }
    var groups =
        byPlace.values().stream()
            .filter(g -> g.size() > 1)
            .map(g -> g.stream().mapToDouble(d -> d).toArray())
            .toList();
    if (groups.size() < 2 || Anova.p(groups).orElse(1) >= ALPHA) {
      return Optional.empty();
    }
    return Optional.of(
        "Scores depend on the place of a fork in its block. The order gives every arm every place,"
            + " so ratios stand, but their intervals are wider than they need be: let the machine"
            + " rest between forks, or look for what one fork leaves to the next.");
  }

  private static int index(Deviation deviation) {
    return deviation.fork().fork().fork().index();
  }

  /** Forks of one arm fall into heaps. */
  static Optional<String> multimodal(CellEvidence cell) {
    var several =
        cell.forks().arms().stream()
            .filter(a -> a.measured().size() >= LEAST_FOR_MODES)
            .filter(a -> Modes.mValue(a.scores()) > SEVERAL_MODES)
            .map(a -> a.arm().id())
            .toList();
    return several.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("Forks of %s fall into more than one heap: the JVM settles differently from fork to"
                    + " fork. A mean describes none of them: look at the forks one by one.")
                .formatted(String.join(", ", several)));
  }

  /** The test by ranks and the test by means do not agree. */
  static Optional<String> heavyTail(CellEvidence cell) {
    var disagreeing =
        cell.analysis().arms().stream()
            .filter(a -> !a.arm().control())
            .filter(a -> a.comparison().filter(SpreadRules::disagrees).isPresent())
            .map(a -> a.arm().id())
            .toList();
    return disagreeing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("For %s the comparison by means finds a difference and the one by medians does not: a"
                    + " few odd forks may make it. Measure more blocks before you rely on it.")
                .formatted(String.join(", ", disagreeing)));
  }

  private static boolean disagrees(Comparison comparison) {
    boolean claimed =
        switch (comparison.verdict()) {
          case BETTER, WORSE -> true;
          case EQUIVALENT, INCONCLUSIVE -> false;
        };
    return claimed
        && comparison.robust().flatMap(Estimate::interval).filter(i -> i.contains(1)).isPresent();
  }

  private static List<Deviation> deviations(CellEvidence cell) {
    var deviations = new ArrayList<Deviation>();
    for (ArmForks arm : cell.forks().arms()) {
      if (arm.measured().size() > 1) {
        double mean = Samples.geometricMean(arm.scores());
        for (MeasuredFork fork : arm.measured()) {
          deviations.add(
              new Deviation(
                  fork,
                  fork.fork().started().toEpochMilli() / 1000.0,
                  fork.fork().fork().block(),
                  Math.log(fork.score() / mean)));
        }
      }
    }
    return deviations;
  }
}
