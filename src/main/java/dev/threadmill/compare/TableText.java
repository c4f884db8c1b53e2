package dev.threadmill.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A comparison for a terminal; columns are as wide as what they hold. */
final class TableText {
  private static final String GAP = "  ";
  private static final Set<String> RIGHT_ALIGNED = Set.of("base", "head", "forks");

  private final Sentences sentences;
  private final Comparison comparison;
  private final StringBuilder out = new StringBuilder();

  TableText(Sentences sentences) {
    this.sentences = sentences;
    this.comparison = sentences.comparison();
  }

  String text() {
    line(Sentences.UNPAIRED);
    line("base: " + comparison.base().description());
    line("head: " + comparison.head().description());
    if (!sentences.forced().isEmpty()) {
      line(sentences.forced());
    }
    line("");
    table();
    only("base", comparison.onlyInBase());
    only("head", comparison.onlyInHead());
    line("");
    line(sentences.summary());
    sentences.decision().forEach(this::line);
    line(Sentences.PAIRED_INSTEAD);
    return out.toString();
  }

  private void table() {
    var rows = comparison.all().map(RowText::of).toList();
    int[] widths = widths(rows);
    row(RowText.HEADER, widths);
    for (int i = 0; i < rows.size(); i++) {
      if (i == comparison.rows().size()) {
        line("");
        line(Sentences.CONTROLS);
      }
      row(rows.get(i).columns(), widths);
      if (!rows.get(i).note().isEmpty()) {
        line(GAP + rows.get(i).note());
      }
    }
  }

  private static int[] widths(List<RowText> rows) {
    var lines = new ArrayList<List<String>>();
    lines.add(RowText.HEADER);
    rows.forEach(r -> lines.add(r.columns()));
    int[] widths = new int[RowText.HEADER.size()];
    for (var line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private void row(List<String> columns, int[] widths) {
    var padded = new ArrayList<String>();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - columns.get(i).length());
      boolean right = RIGHT_ALIGNED.contains(RowText.HEADER.get(i));
      padded.add(right ? padding + columns.get(i) : columns.get(i) + padding);
    }
    line(String.join(GAP, padded).stripTrailing());
  }

  private void only(String side, List<Measured> benchmarks) {
    if (!benchmarks.isEmpty()) {
      line("");
      line("Only in " + side + ":");
      benchmarks.forEach(b -> line(GAP + b.label() + " (" + b.key().mode().id() + ")"));
    }
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
