package dev.threadmill.compare;

import dev.threadmill.analysis.Verdict;

/**
 * When a comparison fails: a row is worse, and by more than a threshold.
 *
 * @param text the rule as it was given
 * @param threshold the share beyond which being worse fails, such as 0.03
 */
public record FailRule(String text, double threshold) {
  private static final String START = "worse>";

  /**
   * Reads a rule such as {@code worse>3%}.
   *
   * @throws IllegalArgumentException with one line if it is none
   */
  public static FailRule parse(String text) {
    String compact = text.replaceAll("\\s", "");
    if (compact.startsWith(START)) {
      var threshold = Percent.parse(compact.substring(START.length()));
      if (threshold.isPresent() && threshold.getAsDouble() >= 0) {
        return new FailRule(compact, threshold.getAsDouble());
      }
    }
    throw new IllegalArgumentException(
        "'%s' is not a rule to fail by: worse> and a percentage, such as worse>3%%"
            .formatted(text));
  }

  /** Returns whether the row fails; one that cannot be told yet never does. */
  boolean fails(Row row) {
    return fails(row.verdict(), row.worseBy().orElse(1));
  }

  /**
   * Returns whether a verdict fails.
   *
   * @param timesWorse how many times longer an operation takes
   */
  public boolean fails(Verdict verdict, double timesWorse) {
    return verdict == Verdict.WORSE && timesWorse > 1 + threshold;
  }
}
