package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.strategy.Strategy;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One strategy of a cell at several sizes: what a size is worth.
 *
 * <p>Which size is best is taken from the estimates, and so is what is within {@link #ENOUGH} of
 * it; {@code least} and {@code most} say how far the intervals bear that out.
 *
 * @param strategy the strategy, whatever its size
 * @param points one for each size that was measured, smallest first; three or more
 * @param best the size with the least time
 * @param enough the smallest size whose time is at most 5 % above that of the best
 * @param least every smaller size is more than 5 % above the best by the whole of its interval
 * @param most the smallest size that is at most 5 % above the best by the whole of its interval
 * @param against what the sizes are compared with: a virtual thread per task if it was measured,
 *     else the baseline; empty if that is one of the sizes, or was not measured
 */
public record Sweep(
    Strategy strategy,
    List<Point> points,
    int best,
    int enough,
    int least,
    int most,
    Optional<Arm> against) {
  /** What a time divided by the best one may be and still be called good enough. */
  public static final double ENOUGH = 1.05;

  public Sweep {
    points = List.copyOf(points);
  }

  /**
   * One size.
   *
   * @param size how many tasks may be in progress at once
   * @param arm the arm of that size
   * @param score its time per operation
   * @param little what Little's law alone predicts; empty where tasks do not wait, or the size does
   *     not limit them
   * @param gap its time divided by the best size's, paired by block; empty for the best size, and
   *     where no block has both
   * @param verdict against what the sizes are compared with
   */
  public record Point(
      int size,
      Arm arm,
      Estimate score,
      Optional<Bound> little,
      Optional<Estimate> gap,
      Optional<Verdict> verdict) {}

  /** Returns the largest size up to which all are worse than what they are compared with. */
  public OptionalInt worseUpTo() {
    var sizes =
        points.stream().takeWhile(p -> is(p, Verdict.WORSE)).mapToInt(Point::size).toArray();
    return sizes.length == 0 ? OptionalInt.empty() : OptionalInt.of(sizes[sizes.length - 1]);
  }

  /** Returns the smallest size that is better than what the sizes are compared with. */
  public OptionalInt betterFrom() {
    return better().findFirst();
  }

  /** Returns the largest of those from {@link #betterFrom} on up to which all are better. */
  public OptionalInt betterTo() {
    return better().max();
  }

  private IntStream better() {
    return points.stream()
        .dropWhile(p -> !is(p, Verdict.BETTER))
        .takeWhile(p -> is(p, Verdict.BETTER))
        .mapToInt(Point::size);
  }

  private static boolean is(Point point, Verdict verdict) {
    return point.verdict().equals(Optional.of(verdict));
  }
}
