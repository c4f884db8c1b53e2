package dev.threadmill.compare;

import dev.threadmill.analysis.Verdict;
import dev.threadmill.stats.Holm;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.WelchRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two sides compared, benchmark by benchmark.
 *
 * <p>The test is Welch's on the logarithms of fork means: the two sides were measured at different
 * times, so nothing pairs their forks and nothing cancels what the machine did in between. The
 * p-values of all rows are adjusted by Holm, as one family; control arms stand outside.
 *
 * @param base what is compared with
 * @param head what is judged
 * @param margin the equivalence margin: ratios within 1/(1 + margin) and 1 + margin are no
 *     difference that matters
 * @param differences what was not the same when the two were measured
 * @param rows the benchmarks that both sides have, in the order of base
 * @param controls the control arms that both sides have; nothing is claimed of them
 * @param onlyInBase the benchmarks that head does not have
 * @param onlyInHead the benchmarks that base does not have
 */
public record Comparison(
    Side base,
    Side head,
    double margin,
    List<Difference> differences,
    List<Row> rows,
    List<Row> controls,
    List<Measured> onlyInBase,
    List<Measured> onlyInHead) {
  private static final double ALPHA = 0.05;

  /**
   * Compares two sides.
   *
   * @param margin above 0 and below 1
   * @throws IllegalArgumentException with one line if they have nothing in common
   */
  public static Comparison of(Side base, Side head, double margin) {
    var common = new ArrayList<Row>();
    base.benchmarks()
        .forEach(
            (key, measured) -> {
              Measured other = head.benchmarks().get(key);
              if (other != null) {
                common.add(Row.of(measured, other));
              }
            });
    var rows = common.stream().filter(r -> !r.base().control()).toList();
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to compare: '%s' and '%s' have no benchmark with the same mode and parameters"
              .formatted(base.description(), head.description()));
    }
    return new Comparison(
        base,
        head,
        margin,
        Difference.of(common),
        judged(rows, margin),
        common.stream().filter(r -> r.base().control()).toList(),
        onlyIn(base, head),
        onlyIn(head, base));
  }

  private static List<Measured> onlyIn(Side side, Side other) {
    return side.benchmarks().values().stream()
        .filter(m -> !m.control() && !other.benchmarks().containsKey(m.key()))
        .toList();
  }

  private static List<Row> judged(List<Row> rows, double margin) {
    double[] adjusted =
        Holm.adjust(
            rows.stream().flatMap(r -> r.test().stream()).mapToDouble(WelchRatio::p).toArray());
    var judged = new ArrayList<Row>();
    int tested = 0;
    for (Row row : rows) {
      if (row.test().isEmpty()) {
        judged.add(row);
      } else {
        double p = adjusted[tested++];
        Interval ratio = row.test().get().interval();
        judged.add(row.judged(p, verdict(ratio, p, margin, row.lowerIsBetter())));
      }
    }
    return judged;
  }

  private static Verdict verdict(Interval ratio, double p, double margin, boolean lowerIsBetter) {
    if (p < ALPHA && !ratio.contains(1)) {
      return ratio.high() < 1 == lowerIsBetter ? Verdict.BETTER : Verdict.WORSE;
    }
    boolean negligible = ratio.low() >= 1 / (1 + margin) && ratio.high() <= 1 + margin;
    return negligible ? Verdict.EQUIVALENT : Verdict.INCONCLUSIVE;
  }

  /** Returns how many rows have that verdict. */
  public long count(Verdict verdict) {
    return rows.stream().filter(r -> r.verdict() == verdict).count();
  }

  /** Returns everything that was matched, control arms last. */
  Stream<Row> all() {
    return Stream.concat(rows.stream(), controls.stream());
  }
}
