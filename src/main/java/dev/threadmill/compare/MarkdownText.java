package dev.threadmill.compare;

import java.util.List;

/** A comparison as GitHub Markdown; needs no file beside it. */
final class MarkdownText {
  private static final String HEADER =
      """
      | Benchmark | Mode | Base | Head | Unit | Forks | Head ÷ base (95 %) | Verdict | Note |
      |:--|:--|--:|--:|:--|--:|:--|:--|:--|
      """;

  private final Sentences sentences;
  private final Comparison comparison;
  private final StringBuilder out = new StringBuilder();

  MarkdownText(Sentences sentences) {
    this.sentences = sentences;
    this.comparison = sentences.comparison();
  }

  String text() {
    line("## Threadmill comparison\n");
    line("> **" + Sentences.UNPAIRED + ".** " + Sentences.PAIRED_INSTEAD + "\n");
    line("- base: " + code(comparison.base().description()));
    line("- head: " + code(comparison.head().description()));
    if (!sentences.forced().isEmpty()) {
      line("- " + code(sentences.forced()));
    }
    sentences.decision().forEach(d -> line("- " + code(d)));
    line("");
    table(comparison.rows());
    only("base", comparison.onlyInBase());
    only("head", comparison.onlyInHead());
    line("\n" + sentences.summary());
    if (!comparison.controls().isEmpty()) {
      line("\n" + Sentences.CONTROLS + "\n");
      table(comparison.controls());
    }
    return out.toString();
  }

  private void table(List<Row> rows) {
    out.append(HEADER);
    rows.stream().map(RowText::of).forEach(this::row);
  }

  private void row(RowText row) {
    line(
        String.join(
            " | ",
            "| " + cell(row.label()),
            row.mode(),
            row.base(),
            row.head(),
            cell(row.unit()),
            row.forks(),
            row.ratio(),
            row.verdict(),
            (row.note().isEmpty() ? "" : cell(row.note())) + " |"));
  }

  private void only(String side, List<Measured> benchmarks) {
    if (!benchmarks.isEmpty()) {
      line("\nOnly in " + side + ":\n");
      benchmarks.forEach(b -> line("- " + code(b.label()) + " (" + b.key().mode().id() + ")"));
    }
  }

  /** Names come from anybody's file: as code they are neither Markdown nor HTML, on one line. */
  private static String code(String text) {
    return "`" + text.replaceAll("\\s+", " ").replace('`', '\'') + "`";
  }

  /** Within a table a bar would end the cell, even in code. */
  private static String cell(String text) {
    return code(text).replace("|", "\\|");
  }

  private void line(String line) {
    out.append(line).append('\n');
  }
}
