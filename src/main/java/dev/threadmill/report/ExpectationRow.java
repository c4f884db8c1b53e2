package dev.threadmill.report;

import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Expectation;
import dev.threadmill.report.Numbers.Text;
import java.util.List;
import java.util.Optional;

/**
 * What was expected of a cell and what came out, in the same words wherever it is shown.
 *
 * @param sentence what is expected
 * @param origin who says so
 * @param arms the arms whose ratio tells
 * @param line what the ratio is expected to be
 * @param ratio what it is, with its interval
 * @param robust the same by medians
 * @param outcome whether it came out
 */
record ExpectationRow(
    String sentence,
    String origin,
    String arms,
    String line,
    Text ratio,
    Text robust,
    String outcome) {

  static List<ExpectationRow> of(CellAnalysis cell) {
    return cell.expectations().stream().map(ExpectationRow::of).toList();
  }

  private static ExpectationRow of(Expectation expectation) {
    return new ExpectationRow(
        expectation.sentence(),
        expectation.origin(),
        expectation.top().id() + " ÷ " + expectation.bottom().id(),
        expectation.least() > 0
            ? "at least " + Numbers.factor(expectation.least())
            : "at most " + Numbers.factor(expectation.most()),
        Numbers.ratio(expectation.ratio()),
        robust(expectation.robust()),
        switch (expectation.outcome()) {
          case CONFIRMED -> "✓ reproduced";
          case CONTRADICTED -> "✗ contradicted";
          case OPEN -> "? can't tell yet";
        });
  }

  private static Text robust(Optional<Estimate> robust) {
    return robust.map(Numbers::ratio).orElse(Text.NONE);
  }

  /** Returns all of it in one line. */
  String text() {
    return "%s: %s; %s is %s, expected %s (%s)"
        .formatted(outcome, sentence, arms, ratio, line, origin);
  }
}
