package dev.threadmill.report;

import static java.util.stream.Collectors.joining;

import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Finding;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.result.RunRecord;
import java.util.List;
import java.util.stream.Stream;

/** {@code report.md}: GitHub Markdown to paste into a pull request; needs no file beside it. */
final class MarkdownReport {
  private static final String SPECIAL = "\\`*_[]|~#";
  private static final String ELEMENTS =
      """

      | Source | Time per element | CPU time per element | Processors busy | Allocated per element |
      |:--|--:|--:|--:|--:|
      """;

  private static final String CLIENTS =
      """

      ### CPU per fetch by client

      | URLs | Strategy | Client | CPU per fetch | Less that of HttpURLConnection |
      |--:|:--|:--|--:|--:|
      """;

  private final RunText text;
  private final RunAnalysis analysis;
  private final List<Headline> headlines;
  private final StringBuilder out = new StringBuilder();

  private MarkdownReport(RunRecord run, RunAnalysis analysis, List<Headline> headlines) {
    this.text = new RunText(run);
    this.analysis = analysis;
    this.headlines = headlines;
  }

  static String of(RunRecord run, RunAnalysis analysis, List<Headline> headlines) {
    return new MarkdownReport(run, analysis, headlines).text();
  }

  private String text() {
    out.append("## Threadmill\n\n");
    if (!text.partial().isEmpty()) {
      out.append("> **").append(escaped(text.partial())).append("**\n\n");
    }
    headlines.forEach(
        h -> line("- **" + escaped(h.cell()) + "**: " + escaped(h.sentence() + " " + h.noise())));
    section(
        "Contaminated",
        headlines.stream()
            .filter(h -> !h.warning().isEmpty())
            .map(h -> "- **" + escaped(h.cell()) + "**: " + escaped(h.warning()))
            .toList());
    var doubts =
        headlines.stream()
            .flatMap(h -> h.doubts().stream().map(d -> "- " + escaped(h.cell() + ": " + d)))
            .toList();
    section("What cannot be told", doubts);
    section("Findings", analysis.findings().stream().map(MarkdownReport::finding).toList());
    analysis.cells().forEach(this::table);
    clients(ClientRow.of(analysis));
    line("");
    line("Intervals are 95 % confidence intervals over forks. " + escaped(text.plan()) + ".  ");
    line(escaped(text.environment()) + ".");
    return out.toString();
  }

  private void section(String title, List<String> items) {
    if (!items.isEmpty()) {
      line("\n### " + title + "\n");
      items.forEach(this::line);
    }
  }

  private void table(CellAnalysis cell) {
    line("\n### " + escaped(Labels.of(cell.plan().cell())) + "\n");
    line(escaped(cell.plan().cell().workload().description()) + ".\n");
    var others = ArmRow.otherMetrics(cell);
    out.append(
        """
        | Strategy | Time per operation | Forks | Ratio to baseline | Verdict | Bound | Efficiency | CPU per operation |%s Note |
        |:--|--:|--:|--:|:--|--:|--:|--:|%s:--|
        """
            .formatted(
                others.stream().map(m -> " " + m.label() + " |").collect(joining()),
                "--:|".repeat(others.size())));
    ArmRow.of(cell, text).forEach(row -> line(row(row)));
    elements(ElementRow.of(cell));
    String pinning = text.pinning(cell.plan().cell());
    if (!pinning.isEmpty()) {
      line("\n" + escaped(pinning));
    }
    section(
        "Expected, and what came out",
        ExpectationRow.of(cell).stream().map(row -> "- " + escaped(row.text())).toList());
    SweepTable.of(cell).forEach(this::sweep);
  }

  private void sweep(SweepTable sweep) {
    line("\n### " + escaped(sweep.label()) + " by size\n");
    line(escaped(sweep.text()));
    out.append(
        """

        | Size | Time per operation | Little's law | Time ÷ Little's law | Ratio to the best size | %s |
        |--:|--:|--:|--:|--:|:--|
        """
            .formatted(sweep.hasAgainst() ? "Against " + escaped(sweep.against()) : "Verdict"));
    sweep
        .rows()
        .forEach(
            row ->
                line(
                    "| %d | %s | %s | %s | %s | %s |"
                        .formatted(
                            row.size(),
                            row.score(),
                            row.little(),
                            row.overLittle(),
                            row.gap(),
                            row.verdict())));
  }

  private void elements(List<ElementRow> rows) {
    if (!rows.isEmpty()) {
      out.append(ELEMENTS);
      rows.forEach(
          row ->
              line(
                  "| %s `%s` | %s | %s | %s | %s |"
                      .formatted(
                          escaped(row.label()),
                          row.id(),
                          row.time(),
                          row.cpu(),
                          row.cores(),
                          row.allocated())));
    }
  }

  private void clients(List<ClientRow> rows) {
    if (!rows.isEmpty()) {
      out.append(CLIENTS);
      rows.forEach(
          row ->
              line(
                  "| %s | `%s` | `%s` | %s | %s |"
                      .formatted(
                          row.tasks(), row.strategy(), row.client(), row.cpu(), row.more())));
    }
  }

  private static String row(ArmRow row) {
    String mark = row.mark().isEmpty() ? "" : " (" + escaped(row.mark()) + ")";
    var cells =
        Stream.of(
            escaped(row.label()) + mark + " `" + row.id() + "`",
            row.score().toString(),
            Integer.toString(row.forks()),
            row.ratio().toString(),
            row.verdict(),
            row.bound(),
            row.efficiency(),
            row.metrics().cpu());
    return Stream.of(cells, row.metrics().others().stream(), Stream.of(escaped(row.note())))
        .flatMap(s -> s)
        .collect(joining(" | ", "| ", " |"));
  }

  private static String finding(Finding finding) {
    String cell = finding.cell().map(c -> " (" + escaped(c) + ")").orElse("");
    return "- **" + escaped(finding.rule()) + "**" + cell + ": " + escaped(finding.sentence());
  }

  private void line(String line) {
    out.append(line).append('\n');
  }

  /** Makes text mean itself: neither Markdown nor HTML, and one line. */
  private static String escaped(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .mapToObj(
            c ->
                switch (c) {
                  case '&' -> "&amp;";
                  case '<' -> "&lt;";
                  case '>' -> "&gt;";
                  default -> (SPECIAL.indexOf(c) < 0 ? "" : "\\") + Character.toString(c);
                })
        .collect(joining());
  }
}
