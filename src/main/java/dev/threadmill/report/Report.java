package dev.threadmill.report;

import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.chart.ChartEngine;
import dev.threadmill.chart.Figure;
import dev.threadmill.result.Json;
import dev.threadmill.result.RunRecord;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Everything that a run is shown as. */
public final class Report {
  /** The file that a terminal shows when a run ends. */
  public static final String SUMMARY = "summary.txt";

  private Report() {}

  /**
   * Renders a run: its page, Markdown, terminal summary, table of iterations, statistics and
   * charts. Pure: the same run gives the same text on every machine.
   *
   * @return the text of each file, to be written as UTF-8, by its path relative to the run's
   *     folder, sorted by path
   */
  public static Map<String, String> render(RunRecord run, RunAnalysis analysis) {
    var headlines = headlines(run, analysis);
    String data = Json.write(RunData.of(run, analysis));
    List<Figure> figures = new ChartEngine(ChartDefinitions.scripts()).draw(data);
    var files = new TreeMap<String, String>();
    files.put("report.html", Page.render(run, analysis, headlines, figures, data));
    files.put("report.md", MarkdownReport.of(run, analysis, headlines));
    files.put(SUMMARY, TextSummary.of(run, analysis, headlines));
    files.put("tidy.csv", TidyCsv.of(run));
    files.put("stats.json", data + "\n");
    for (Figure figure : figures) {
      files.put("charts/" + figure.id() + ".svg", figure.svg());
      files.put("charts/" + figure.id() + ".json", figure.optionJson());
    }
    return Collections.unmodifiableMap(files);
  }

  private static List<Headline> headlines(RunRecord run, RunAnalysis analysis) {
    double margin = run.manifest().plan().margin();
    return IntStream.range(0, analysis.cells().size())
        .mapToObj(i -> Headline.of(analysis.cells().get(i), "cell-" + (i + 1), margin))
        .toList();
  }
}
