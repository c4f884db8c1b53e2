package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.stats.BenjaminiHochberg;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.SampleSize;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is claimed of each arm of a run.
 *
 * <p>A difference must be significant twice: after Holm's adjustment within its cell, which keeps
 * the chance of any false claim there at 5 %, and after Benjamini and Hochberg's over all
 * comparisons of the run, which keeps the expected share of false ones among all claims at 5 %.
 * Where the control arm differs from the baseline, smaller differences than twice its own are not
 * claimed at all.
 */
final class Verdicts {
  private static final double ALPHA = 0.05;
  private static final double CONTROL_ALPHA = 0.01;

  /** Nobody waits for more. */
  private static final int MOST_MORE_BLOCKS = 1000;

  private final double margin;

  private Verdicts(double margin) {
    this.margin = margin;
  }

  /**
   * Returns the comparisons of each cell by arm, the control arm's included.
   *
   * @param cells the cells' comparisons by the numbers
   * @param units the units of the cells' scores, at the same places
   * @param margin the equivalence margin
   */
  static List<Map<Arm, Comparison>> of(
      List<CellComparisons> cells, List<String> units, double margin) {
    var verdicts = new Verdicts(margin);
    double[] q =
        BenjaminiHochberg.adjust(
            cells.stream().flatMap(c -> c.p().stream()).mapToDouble(p -> p).toArray());
    var all = new ArrayList<Map<Arm, Comparison>>();
    int next = 0;
    for (int i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      var compared = new HashMap<Arm, Comparison>();
      double[] holm = cell.holm();
      for (int j = 0; j < holm.length; j++) {
        var raw = cell.contenders().get(j);
        boolean lowerIsBetter = ScoreUnit.parse(units.get(i)).lowerIsBetter();
        compared.put(
            raw.arm(),
            verdicts.judge(raw, holm[j], q[next++], lowerIsBetter, floor(cell.control())));
      }
      cell.control().ifPresent(raw -> compared.put(raw.arm(), verdicts.control(raw)));
      all.add(compared);
    }
    return all;
  }

  /**
   * Returns what can be said of comparisons of times beside those of the run: adjusted by Holm for
   * each other, and under the same rules otherwise.
   *
   * @param control the control arm of their cell
   */
  static Map<Arm, Verdict> ofFamily(
      List<RawComparison> family, double margin, Optional<RawComparison> control) {
    var verdicts = new Verdicts(margin);
    double[] p = CellComparisons.holm(family);
    var said = new HashMap<Arm, Verdict>();
    for (int i = 0; i < p.length; i++) {
      var judged = verdicts.judge(family.get(i), p[i], p[i], true, floor(control));
      said.put(family.get(i).arm(), judged.verdict());
    }
    return said;
  }

  /** Returns whether the same thing measured twice differs. */
  static boolean contaminated(Optional<RawComparison> control) {
    return control.map(c -> c.ratio().p().orElse(1) < CONTROL_ALPHA).orElse(false);
  }

  /** Returns the least difference, on the logarithmic scale, that may be claimed in a cell. */
  static double floor(Optional<RawComparison> control) {
    return contaminated(control)
        ? 2 * Math.abs(Math.log(control.orElseThrow().ratio().value()))
        : 0;
  }

  /** The control arm is no contender: it stands outside of every adjustment and claims nothing. */
  private Comparison control(RawComparison raw) {
    double p = raw.ratio().p().orElse(1);
    var ratio = raw.estimate();
    var verdict =
        p < CONTROL_ALPHA || !negligible(ratio.interval())
            ? Verdict.INCONCLUSIVE
            : Verdict.EQUIVALENT;
    return new Comparison(
        raw.baseline(),
        ratio,
        Optional.of(raw.robust()),
        p,
        p,
        verdict,
        negligible(ratio.interval()),
        OptionalInt.empty());
  }

  private Comparison judge(
      RawComparison raw, double p, double q, boolean lowerIsBetter, double floor) {
    var ratio = raw.estimate();
    boolean negligible = negligible(ratio.interval());
    var verdict =
        ratio
            .interval()
            .filter(i -> Math.abs(Math.log(ratio.value())) >= floor)
            .map(i -> verdict(i, Math.max(p, q), negligible, lowerIsBetter))
            .orElse(Verdict.INCONCLUSIVE);
    return new Comparison(
        raw.baseline(),
        ratio,
        Optional.of(raw.robust()),
        p,
        q,
        verdict,
        negligible,
        verdict == Verdict.INCONCLUSIVE ? moreBlocks(raw) : OptionalInt.empty());
  }

  /**
   * A difference needs the adjusted p-values and the interval shown to agree. Where they do not,
   * the arm can still be equivalent: that claim is about the size of the difference.
   */
  private static Verdict verdict(
      Interval ratio, double p, boolean negligible, boolean lowerIsBetter) {
    if (p < ALPHA && !ratio.contains(1)) {
      return ratio.high() < 1 == lowerIsBetter ? Verdict.BETTER : Verdict.WORSE;
    }
    return negligible ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }

  private boolean negligible(Optional<Interval> ratio) {
    return ratio.map(r -> r.low() >= 1 / (1 + margin) && r.high() <= 1 + margin).orElse(false);
  }

  /**
   * How many more blocks would make the interval leave 1, or lie within the margin, whichever takes
   * fewer, if the ratio and the spread stayed as they are.
   */
  private OptionalInt moreBlocks(RawComparison raw) {
    int now = raw.pairs().count();
    if (now < 2 || raw.spread() == 0) {
      return OptionalInt.empty();
    }
    double effect = Math.abs(Math.log(raw.ratio().value()));
    double room = Math.log1p(margin) - effect;
    int least = Integer.MAX_VALUE;
    if (effect > 0) {
      least = SampleSize.forHalfWidth(raw.spread(), effect, now);
    }
    if (room > 0) {
      least = Math.min(least, SampleSize.forHalfWidth(raw.spread(), room, now));
    }
    int more = Math.max(1, least - now);
    return more > MOST_MORE_BLOCKS ? OptionalInt.empty() : OptionalInt.of(more);
  }
}
