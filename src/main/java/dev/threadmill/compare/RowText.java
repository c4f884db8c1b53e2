package dev.threadmill.compare;

import dev.threadmill.stats.Interval;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A row in words and digits. */
record RowText(
    String label,
    String mode,
    String unit,
    String base,
    String head,
    String forks,
    String ratio,
    String verdict,
    String note) {
  /** What the columns are called; the note has none. */
  static final List<String> HEADER =
      List.of(
          "benchmark", "mode", "base", "head", "unit", "forks", "head ÷ base (95 %)", "verdict");

  private static final int SCORE_DIGITS = 4;
  private static final int RATIO_DIGITS = 3;
  private static final int MOST_DECIMALS = 12;

  static RowText of(Row row) {
    Measured base = row.base();
    String verdict = row.verdict().symbol() + " " + row.verdict().words();
    return new RowText(
        base.label(),
        base.key().mode().id(),
        base.unit(),
        score(base.score()),
        score(row.head().score()),
        base.scores().size() + "/" + row.head().scores().size(),
        ratio(row),
        base.control() ? "control" : verdict,
        row.note());
  }

  /** Returns the texts below {@link #HEADER}. */
  List<String> columns() {
    return List.of(label, mode, base, head, unit, forks, ratio, verdict);
  }

  private static String score(OptionalDouble score) {
    return score.isEmpty() ? "–" : significant(score.getAsDouble(), SCORE_DIGITS);
  }

  private static String ratio(Row row) {
    if (row.ratio().isEmpty()) {
      return "–";
    }
    return ratio(row.ratio().getAsDouble())
        + row.test().map(t -> " (" + interval(t.interval()) + ")").orElse("");
  }

  private static String interval(Interval interval) {
    return ratio(interval.low()) + "–" + ratio(interval.high());
  }

  /** Three decimals, which show a tenth of a per cent, or three digits of a small ratio. */
  private static String ratio(double ratio) {
    return ratio < 0.1 ? significant(ratio, RATIO_DIGITS) : fixed(ratio, 3);
  }

  private static String significant(double value, int digits) {
    int magnitude = (int) Math.floor(Math.log10(value));
    return fixed(value, Math.clamp(digits - 1L - magnitude, 0, MOST_DECIMALS));
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
