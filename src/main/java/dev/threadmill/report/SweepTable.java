package dev.threadmill.report;

import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Sweep;
import dev.threadmill.plan.Arm;
import dev.threadmill.report.Numbers.Text;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A strategy at several sizes, in the same words wherever it is shown.
 *
 * @param strategy the strategy as the command line takes it, without its size
 * @param label the strategy's name
 * @param sentence what a size is worth
 * @param against what the sizes are compared with; empty if with nothing
 * @param rows one for each size, smallest first
 */
record SweepTable(String strategy, String label, String sentence, String against, List<Row> rows) {

  /**
   * One size.
   *
   * @param score the time per operation
   * @param little what Little's law alone predicts
   * @param overLittle the time divided by that
   * @param gap the time divided by that of the best size
   * @param verdict against what the sizes are compared with
   */
  record Row(int size, Text score, String little, String overLittle, String gap, String verdict) {

    private static Row of(Sweep.Point point, Sweep sweep, String unit) {
      return new Row(
          point.size(),
          Numbers.score(point.score(), unit),
          point.little().map(l -> Numbers.time(l.value(), unit)).orElse(""),
          point.little().map(l -> Numbers.factor(point.score().value() / l.value())).orElse(""),
          point.size() == sweep.best()
              ? "best"
              : point.gap().map(Numbers::ratio).map(Text::toString).orElse(""),
          point.verdict().map(v -> v.symbol() + " " + v.words()).orElse(""));
    }
  }

  static List<SweepTable> of(CellAnalysis cell) {
    return cell.sweeps().stream()
        .map(sweep -> of(sweep, cell.unit(), cell.plan().cell().tasks()))
        .toList();
  }

  static SweepTable of(Sweep sweep, String unit, int tasks) {
    return new SweepTable(
        sweep.strategy().id(),
        sweep.strategy().label(),
        sentence(sweep, unit, tasks),
        sweep.against().map(Labels::of).orElse(""),
        sweep.points().stream().map(p -> Row.of(p, sweep, unit)).toList());
  }

  /** Returns whether tasks wait, so that Little's law says something. */
  boolean hasLittle() {
    return rows.stream().anyMatch(row -> !row.little().isEmpty());
  }

  /** Returns whether the sizes are compared with something. */
  boolean hasAgainst() {
    return !against.isEmpty();
  }

  /** Returns the name and what a size is worth, in one line. */
  String text() {
    return label + ": " + sentence;
  }

  private static String sentence(Sweep sweep, String unit, int tasks) {
    return Stream.of(
            "the smallest size within 5 %% of its best (%s at %d%s) is %d%s"
                .formatted(
                    Numbers.score(score(sweep, sweep.best()), unit).value(),
                    sweep.best(),
                    sweep.best() == last(sweep) && last(sweep) < tasks ? ", the largest tried" : "",
                    sweep.enough(),
                    intervals(sweep)),
            sweep.against().map(arm -> crossover(sweep, arm)).orElse(""))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; ", "", "."));
  }

  private static Estimate score(Sweep sweep, int size) {
    return sweep.points().stream()
        .filter(p -> p.size() == size)
        .map(Sweep.Point::score)
        .findFirst()
        .orElseThrow();
  }

  private static int last(Sweep sweep) {
    return sweep.points().getLast().size();
  }

  /** Says how far the intervals bear out what the estimates say. */
  private static String intervals(Sweep sweep) {
    boolean unknown =
        sweep.points().stream()
            .anyMatch(
                p -> p.size() != sweep.best() && p.gap().flatMap(Estimate::interval).isEmpty());
    if (unknown) {
      return ", by estimates without intervals";
    }
    return sweep.least() == sweep.most()
        ? ""
        : ", and the intervals allow %d to %d".formatted(sweep.least(), sweep.most());
  }

  private static String crossover(Sweep sweep, Arm against) {
    String other = Labels.of(against);
    OptionalInt worse = sweep.worseUpTo();
    OptionalInt from = sweep.betterFrom();
    if (from.isPresent()) {
      return "%sfaster than %s %s"
          .formatted(
              worse.isPresent() ? "slower up to %d and ".formatted(worse.getAsInt()) : "",
              other,
              range(from.getAsInt(), sweep.betterTo().getAsInt(), last(sweep)));
    }
    if (worse.isEmpty()) {
      return "not shown to be faster than %s at any size".formatted(other);
    }
    return worse.getAsInt() == last(sweep)
        ? "slower than %s at every size".formatted(other)
        : "slower than %s up to %d, and not shown to be faster at any size"
            .formatted(other, worse.getAsInt());
  }

  private static String range(int from, int to, int last) {
    if (to == last) {
      return "from %d on".formatted(from);
    }
    return from == to ? "at %d".formatted(from) : "from %d to %d".formatted(from, to);
  }
}
