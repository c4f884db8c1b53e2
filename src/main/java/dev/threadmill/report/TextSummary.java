package dev.threadmill.report;

import static java.util.stream.Collectors.joining;

import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Finding;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.report.ArmRow.Role;
import dev.threadmill.report.Numbers.Text;
import dev.threadmill.result.Metric;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** {@code summary.txt}: what a terminal shows when a run ends, at most 100 columns wide. */
final class TextSummary {
  private static final int WIDTH = 100;
  private static final String GAP = "  ";
  private static final List<String> HEADER =
      List.of("strategy", "time per operation", "n", "ratio", "verdict", "bound", "eff.");

  private final RunText run;
  private final StringBuilder out = new StringBuilder();

  private TextSummary(RunText run) {
    this.run = run;
  }

  static String of(RunRecord run, RunAnalysis analysis, List<Headline> headlines) {
    return new TextSummary(new RunText(run)).text(analysis, headlines);
  }

  private String text(RunAnalysis analysis, List<Headline> headlines) {
    if (!run.partial().isEmpty()) {
      wrapped("", run.partial());
      out.append('\n');
    }
    for (int i = 0; i < analysis.cells().size(); i++) {
      cell(analysis.cells().get(i), headlines.get(i));
      out.append('\n');
    }
    clients(ClientRow.of(analysis));
    for (Finding finding : analysis.findings()) {
      String cell = finding.cell().map(c -> " (" + c + ")").orElse("");
      wrapped("", finding.rule() + cell + ": " + finding.sentence());
    }
    wrapped("", "Intervals are 95 % confidence intervals over forks; ratios below 1 are faster.");
    wrapped("", run.plan() + ".");
    return out.toString();
  }

  private void cell(CellAnalysis cell, Headline headline) {
    wrapped("", headline.cell());
    wrapped(GAP, headline.sentence());
    wrapped(GAP, headline.noise());
    if (!headline.warning().isEmpty()) {
      wrapped(GAP, "CONTAMINATED: " + headline.warning());
    }
    headline.doubts().forEach(d -> wrapped(GAP, d));
    out.append('\n');
    var rows = ArmRow.of(cell, run);
    var lines = new ArrayList<List<String>>();
    lines.add(HEADER);
    rows.forEach(r -> lines.add(columns(r)));
    int[] widths = fitted(lines);
    line(lines.getFirst(), widths);
    for (int i = 0; i < rows.size(); i++) {
      line(lines.get(i + 1), widths);
      if (!rows.get(i).note().isEmpty()) {
        wrapped(GAP + GAP, rows.get(i).note());
      }
    }
    keyMetrics(cell, rows);
    elements(ElementRow.of(cell));
    if (!run.pinning(cell.plan().cell()).isEmpty()) {
      wrapped(GAP, run.pinning(cell.plan().cell()));
    }
    ExpectationRow.of(cell).forEach(row -> wrapped(GAP, row.text()));
    SweepTable.of(cell).forEach(sweep -> wrapped(GAP, sweep.text()));
  }

  /** With intervals if there is room for them. */
  private void keyMetrics(CellAnalysis cell, List<ArmRow> rows) {
    var metrics = KeyMetrics.of(cell);
    if (metrics.isEmpty()) {
      return;
    }
    out.append('\n');
    var lines = metricLines(metrics, rows, Text::toString);
    if (width(widths(lines)) > WIDTH) {
      lines = metricLines(metrics, rows, Text::value);
    }
    int[] widths = fitted(lines);
    lines.forEach(line -> line(line, widths));
  }

  private static List<List<String>> metricLines(
      List<Metric> metrics, List<ArmRow> rows, Function<Text, String> text) {
    var lines = new ArrayList<List<String>>();
    lines.add(row(HEADER.getFirst(), metrics.stream().map(KeyMetrics::name)));
    rows.stream()
        .filter(ArmRow::hasScore)
        .map(row -> row(name(row), metrics.stream().map(row.metrics()::estimate).map(text)))
        .forEach(lines::add);
    return lines;
  }

  private static List<String> row(String name, Stream<String> texts) {
    return Stream.concat(Stream.of(name), texts).toList();
  }

  private static String name(ArmRow row) {
    return row.role() == Role.CONTROL ? row.mark() : row.id();
  }

  private void clients(List<ClientRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    wrapped("", "CPU time per fetch by client, and less that of HttpURLConnection");
    var lines = new ArrayList<List<String>>();
    lines.add(List.of("strategy", "URLs", "client", "CPU/fetch", "difference"));
    rows.forEach(
        r ->
            lines.add(
                List.of(
                    r.strategy(), r.tasks(), r.client(), r.cpu().toString(), r.more().toString())));
    int[] widths = fitted(lines);
    lines.forEach(line -> line(line, widths));
    out.append('\n');
  }

  private void elements(List<ElementRow> rows) {
    if (rows.isEmpty()) {
      return;
    }
    wrapped(
        GAP,
        rows.stream()
            .map(row -> "%s %s".formatted(row.id(), row.time().value()))
            .collect(joining(", ", "Per element: ", ".")));
  }

  private static List<String> columns(ArmRow row) {
    return List.of(
        name(row),
        row.score().toString(),
        Integer.toString(row.forks()),
        row.ratio().toString(),
        row.verdict(),
        row.bound(),
        row.efficiency());
  }

  /** The columns are as wide as their texts. */
  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.getFirst().size()];
    for (var line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return widths;
  }

  private static int width(int[] widths) {
    return IntStream.of(widths).sum() + GAP.length() * (widths.length - 1);
  }

  /**
   * The first column gives way where the line would be too long, unless names would then look the
   * same: a long line can be read, and a name that may be any of several cannot.
   */
  private static int[] fitted(List<List<String>> lines) {
    int[] widths = widths(lines);
    int[] fitted = widths.clone();
    fitted[0] = Math.max(1, fitted[0] - Math.max(0, width(widths) - WIDTH));
    var names = lines.stream().map(List::getFirst).distinct().toList();
    long toldApart = names.stream().map(name -> cut(name, fitted[0])).distinct().count();
    return toldApart == names.size() ? fitted : widths;
  }

  private void line(List<String> columns, int[] widths) {
    var fitted = new ArrayList<String>();
    for (int i = 0; i < widths.length; i++) {
      String text = columns.get(i);
      String cut = cut(text, widths[i]);
      String padding = " ".repeat(widths[i] - cut.length());
      fitted.add(left(i, widths.length) ? cut + padding : padding + cut);
    }
    out.append(String.join(GAP, fitted).stripTrailing()).append('\n');
  }

  private static boolean left(int column, int columns) {
    return column == 0 || (columns == HEADER.size() && HEADER.get(column).equals("verdict"));
  }

  /** Cuts before the size, where there is one: strategies may differ in nothing else. */
  private static String cut(String text, int width) {
    if (text.length() <= width) {
      return text;
    }
    int size = text.lastIndexOf(':');
    String end = size > 0 && text.length() - size < width - 1 ? text.substring(size) : "";
    return text.substring(0, width - 1 - end.length()) + "…" + end;
  }

  private void wrapped(String indent, String text) {
    int room = WIDTH - indent.length();
    String rest = text.strip().replaceAll("\\s+", " ");
    while (rest.length() > room) {
      int space = rest.lastIndexOf(' ', room);
      int end = space > 0 ? space : room;
      out.append(indent).append(rest, 0, end).append('\n');
      rest = rest.substring(end).stripLeading();
    }
    out.append(indent).append(rest).append('\n');
  }
}
