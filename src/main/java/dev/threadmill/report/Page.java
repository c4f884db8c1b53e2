package dev.threadmill.report;

import com.samskivert.mustache.Mustache;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.chart.ChartEngine;
import dev.threadmill.chart.Figure;
import dev.threadmill.plan.Cell;
import dev.threadmill.report.RunText.Fact;
import dev.threadmill.result.Metric;
import dev.threadmill.result.RunRecord;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code report.html}: one file that holds everything it shows and forbids itself the network.
 *
 * <p>The components are the names that {@code report.html.mustache} uses; it escapes all of them
 * but those in three braces.
 */
record Page(
    String title,
    String environment,
    String partial,
    List<Headline> headlines,
    List<FindingView> findings,
    List<FigureView> figures,
    List<TableView> tables,
    List<ClientRow> clients,
    String margin,
    List<Fact> machine,
    List<Fact> plan,
    String command,
    String css,
    String data,
    String echarts,
    String charts,
    String script) {

  private static final Pattern INDENTATION = Pattern.compile("^ +", Pattern.MULTILINE);

  /**
   * Renders a run's page.
   *
   * @param data {@code stats.json}
   * @param figures the static figures, drawn from the same data
   */
  static String render(
      RunRecord run,
      RunAnalysis analysis,
      List<Headline> headlines,
      List<Figure> figures,
      String data) {
    var text = new RunText(run);
    var tables = TableView.of(analysis, headlines, text, Blocks.of(run));
    var page =
        new Page(
            text.title(),
            text.environment(),
            text.partial(),
            headlines,
            FindingView.of(analysis),
            figures.stream().map(f -> FigureView.of(f, analysis, text)).toList(),
            tables,
            ClientRow.of(analysis),
            Numbers.margin(run.manifest().plan().margin()),
            MachineFacts.of(run.manifest().machine()),
            text.planFacts(),
            text.command(),
            Resources.read("report.css"),
            jsonInScript(data),
            inScript(ChartEngine.echartsSource()),
            inScript(ChartDefinitions.source()),
            inScript(Resources.read("report.js")));
    return Mustache.compiler()
        .emptyStringIsFalse(true)
        .strictSections(true)
        .compile(INDENTATION.matcher(Resources.read("report.html.mustache")).replaceAll(""))
        .execute(page);
  }

  /** Returns whether there is a finding. */
  boolean hasFindings() {
    return !findings.isEmpty();
  }

  /** Returns whether cells differ in their client alone. */
  boolean hasClients() {
    return !clients.isEmpty();
  }

  /** Makes JSON safe between script tags. */
  private static String jsonInScript(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  /** Makes JavaScript safe between script tags: what would end them can only stand in strings. */
  private static String inScript(String source) {
    return source.replaceAll("(?i)</(script)", "<\\\\/$1").replace("<!--", "\\u003c!--");
  }

  /** A finding, with the name of its cell or nothing. */
  record FindingView(String rule, String cell, String sentence) {
    static List<FindingView> of(RunAnalysis analysis) {
      return analysis.findings().stream()
          .map(f -> new FindingView(f.rule(), f.cell().orElse(""), f.sentence()))
          .toList();
    }
  }

  /**
   * A cell's table.
   *
   * @param pinning what unscored forks saw of pinned carriers
   * @param metrics the names of the metrics after those that every table has
   */
  record TableView(
      String anchor,
      String cell,
      String description,
      String parameters,
      String blocks,
      String pinning,
      List<String> metrics,
      List<ArmRow> rows,
      List<ElementRow> elements,
      List<ExpectationRow> expectations,
      List<SweepTable> sweeps) {
    private static final int COLUMNS_AFTER_THE_NAME = 10;

    /** Returns how many columns there are after the first. */
    int columns() {
      return COLUMNS_AFTER_THE_NAME + metrics.size();
    }

    /** Returns the rows of arms that are compared with another one. */
    List<ArmRow> compared() {
      return rows.stream().filter(r -> !r.behind().against().isEmpty()).toList();
    }

    /** Returns whether any arm is compared with another one. */
    boolean hasCompared() {
      return !compared().isEmpty();
    }

    /** Returns whether there is a cost per element to show. */
    boolean hasElements() {
      return !elements.isEmpty();
    }

    /** Returns whether anything is expected of the cell. */
    boolean hasExpectations() {
      return !expectations.isEmpty();
    }

    private static List<TableView> of(
        RunAnalysis analysis, List<Headline> headlines, RunText run, Blocks blocks) {
      return IntStream.range(0, headlines.size())
          .mapToObj(i -> of(analysis.cells().get(i), headlines.get(i), run, blocks))
          .toList();
    }

    private static TableView of(
        CellAnalysis analysis, Headline headline, RunText run, Blocks blocks) {
      Cell cell = analysis.plan().cell();
      return new TableView(
          headline.anchor(),
          headline.cell(),
          cell.workload().description(),
          cell.parameterText(),
          blocks.textOf(cell.id()),
          run.pinning(cell),
          ArmRow.otherMetrics(analysis).stream().map(Metric::label).toList(),
          ArmRow.of(analysis, run),
          ElementRow.of(analysis),
          ExpectationRow.of(analysis),
          SweepTable.of(analysis));
    }
  }

  /**
   * A figure with the numbers behind it as a table, for those who cannot or will not see it.
   *
   * @param eachFork whether the figure shows single forks, and so must the table
   */
  record FigureView(Figure figure, boolean eachFork, List<NumbersView> cells) {

    private static FigureView of(Figure figure, RunAnalysis analysis, RunText run) {
      var workload = ChartDefinitions.workloadOf(figure.id());
      var cells =
          analysis.cells().stream()
              .filter(c -> workload.isEmpty() || workload.get() == c.plan().cell().workload())
              .map(c -> new NumbersView(Labels.of(c.plan().cell()), ArmRow.of(c, run)))
              .toList();
      return new FigureView(figure, workload.isEmpty(), cells);
    }
  }

  /** The numbers of one cell beside a figure. */
  record NumbersView(String cell, List<ArmRow> rows) {}
}
