package dev.threadmill.compare;

import dev.threadmill.stats.Samples;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One benchmark on one side.
 *
 * @param key what it is matched by
 * @param label its name for people, unique on its side
 * @param control whether it is the second copy of a baseline, of which nothing is claimed
 * @param unit the unit of the scores
 * @param scores the score of each fork; positive and finite
 * @param lost how many forks have no such score
 * @param facts what must be the same on both sides for a comparison to mean anything: the machine,
 *     the JVM and how it was measured, by name
 */
record Measured(
    BenchmarkKey key,
    String label,
    boolean control,
    String unit,
    List<Double> scores,
    int lost,
    Map<String, String> facts) {

  Measured {
    scores = List.copyOf(scores);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** Returns whether a fork's score can be compared: ratios need logarithms. */
  static boolean isScore(double score) {
    return score > 0 && Double.isFinite(score);
  }

  double[] samples() {
    return scores.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Returns the geometric mean of the forks; empty if there are none. */
  OptionalDouble score() {
    return scores.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Samples.geometricMean(samples()));
  }
}
