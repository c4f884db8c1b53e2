package dev.threadmill.compare;

import dev.threadmill.analysis.Verdict;
import dev.threadmill.stats.WelchRatio;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One benchmark on both sides.
 *
 * @param base how it was
 * @param head how it is now
 * @param ratio head ÷ base, of geometric means over forks; empty if one side has no score or the
 *     units differ
 * @param test what the forks tell of that ratio; empty if one side has fewer than two
 * @param adjustedP the two-sided p-value of "no difference", adjusted by Holm for all rows; empty
 *     without a test, and for a control arm
 * @param verdict what can be said of head; nothing is said of a control arm
 */
record Row(
    Measured base,
    Measured head,
    OptionalDouble ratio,
    Optional<WelchRatio> test,
    OptionalDouble adjustedP,
    Verdict verdict) {

  /** Puts the sides beside each other; what the test means is for {@link #judged} to say. */
  static Row of(Measured base, Measured head) {
    boolean comparable =
        base.unit().equals(head.unit()) && !base.scores().isEmpty() && !head.scores().isEmpty();
    Optional<WelchRatio> test =
        comparable && base.scores().size() > 1 && head.scores().size() > 1
            ? Optional.of(WelchRatio.of(head.samples(), base.samples()))
            : Optional.empty();
    OptionalDouble ratio =
        comparable
            ? OptionalDouble.of(head.score().orElseThrow() / base.score().orElseThrow())
            : OptionalDouble.empty();
    return new Row(base, head, ratio, test, OptionalDouble.empty(), Verdict.INCONCLUSIVE);
  }

  Row judged(double p, Verdict judgement) {
    return new Row(base, head, ratio, test, OptionalDouble.of(p), judgement);
  }

  boolean lowerIsBetter() {
    return base.key().mode().lowerIsBetter();
  }

  /**
   * Returns by what factor head is worse than base, whichever way its scores go: above 1 is worse,
   * 1.03 is a time 3 % longer or a throughput that takes 3 % longer per operation. Empty without a
   * ratio.
   */
  OptionalDouble worseBy() {
    if (ratio.isEmpty()) {
      return ratio;
    }
    double r = ratio.getAsDouble();
    return OptionalDouble.of(lowerIsBetter() ? r : 1 / r);
  }

  /** Returns why there is less than a test, or which forks are missing; empty if neither. */
  String note() {
    if (base.scores().isEmpty() || head.scores().isEmpty()) {
      return "no inference possible: no fork with a score in "
          + (base.scores().isEmpty() ? "base" : "head");
    }
    if (!base.unit().equals(head.unit())) {
      return "no inference possible: units differ, %s and %s".formatted(base.unit(), head.unit());
    }
    if (test.isEmpty()) {
      return "no inference possible: one fork in "
          + (base.scores().size() > 1 ? "head" : head.scores().size() > 1 ? "base" : "each");
    }
    int lost = base.lost() + head.lost();
    return lost == 0
        ? ""
        : "forks without a score: %d in base, %d in head".formatted(base.lost(), head.lost());
  }
}
