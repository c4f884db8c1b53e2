package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.result.Metric;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One arm of a cell.
 *
 * @param arm the contender
 * @param score its time per operation; empty if no fork was measured
 * @param comparison against the baseline; empty for the baseline itself and where no block has both
 * @param bound the best that it could have done; empty if the run does not tell
 * @param metrics what was measured beside the score
 * @param points the score of each measured fork, in run order
 * @param failures the reason of each failed fork, in run order
 */
public record ArmAnalysis(
    Arm arm,
    Optional<Estimate> score,
    Optional<Comparison> comparison,
    Optional<Bound> bound,
    Map<Metric, Estimate> metrics,
    List<Point> points,
    List<String> failures) {

  public ArmAnalysis {
    // Enum order, so that whoever iterates gets the same bytes every time.
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    points = List.copyOf(points);
    failures = List.copyOf(failures);
  }

  /** Returns bound over score, 0 to 1 where the bound holds; empty if either is unknown. */
  public Optional<Double> efficiency() {
    return bound.flatMap(b -> score.map(s -> b.value() / s.value()));
  }

  /**
   * One measured fork.
   *
   * @param index its place in the order of the run
   * @param block its block
   * @param score its mean time per operation
   */
  public record Point(int index, int block, double score) {}
}
