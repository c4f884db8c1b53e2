package dev.threadmill.report;

import static java.util.stream.Collectors.joining;

import com.samskivert.mustache.Mustache;
import dev.threadmill.calibrate.Calibration;
import dev.threadmill.calibrate.Check;
import dev.threadmill.calibrate.Experiment;
import dev.threadmill.report.RunText.Fact;
import dev.threadmill.result.Json;
import java.util.List;
import java.util.Map;

/**
 * What a calibration is shown as. The components are the names that {@code
 * calibration.html.mustache} uses.
 */
record CalibrationPage(
    String title,
    String meta,
    String verdict,
    List<ExperimentView> experiments,
    List<Fact> machine,
    String css) {

  /** An experiment, with what its heading is linked by. */
  record ExperimentView(
      String anchor, String claim, String method, List<CheckView> checks, List<TableView> tables) {
    static ExperimentView of(Experiment experiment) {
      return new ExperimentView(
          experiment.id(),
          experiment.claim(),
          experiment.method(),
          experiment.checks().stream().map(CheckView::of).toList(),
          experiment.tables().stream().map(TableView::of).toList());
    }
  }

  /** A figure with its pass line. */
  record CheckView(String claim, String figure, String passLine, String status, String outcome) {
    static CheckView of(Check check) {
      return new CheckView(
          check.claim(),
          check.figure(),
          check.passLine(),
          check.outcome().name(),
          check.outcome().words());
    }
  }

  /** A table. */
  record TableView(String caption, List<String> header, List<RowView> rows) {
    static TableView of(Experiment.Table table) {
      return new TableView(
          table.caption(), table.header(), table.rows().stream().map(RowView::of).toList());
    }
  }

  /** A row: what it is of, and its other cells. */
  record RowView(String name, List<String> cells) {
    static RowView of(List<String> row) {
      return new RowView(row.getFirst(), row.subList(1, row.size()));
    }
  }

  /** Returns the self-contained page. */
  static String html(Calibration calibration) {
    var page =
        new CalibrationPage(
            calibration.title(),
            meta(calibration),
            verdict(calibration),
            calibration.experiments().stream().map(ExperimentView::of).toList(),
            MachineFacts.of(calibration.machine()),
            Resources.read("report.css"));
    return Mustache.compiler()
        .strictSections(true)
        .compile(Resources.read("calibration.html.mustache"))
        .execute(page);
  }

  /** Returns the same as Markdown. */
  static String markdown(Calibration calibration) {
    var out = new StringBuilder();
    out.append("# ").append(calibration.title()).append("\n\n");
    out.append(meta(calibration)).append(".\n\n**").append(verdict(calibration)).append("**\n");
    for (Experiment experiment : calibration.experiments()) {
      out.append("\n## ").append(experiment.claim()).append("\n\n");
      out.append(experiment.method()).append("\n\n");
      var checks =
          experiment.checks().stream()
              .map(c -> List.of(c.claim(), c.figure(), c.passLine(), c.outcome().words()))
              .toList();
      table(out, List.of("claim", "figure", "pass line", "outcome"), checks);
      for (var table : experiment.tables()) {
        out.append("\n").append(table.caption()).append(":\n\n");
        table(out, table.header(), table.rows());
      }
    }
    return out.toString();
  }

  private static void table(StringBuilder out, List<String> header, List<List<String>> rows) {
    line(out, header);
    line(out, header.stream().map(h -> "---").toList());
    rows.forEach(row -> line(out, row));
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(
        cells.stream().map(c -> c.replace("|", "\\|")).collect(joining(" | ", "| ", " |\n")));
  }

  /** Returns the same in a few lines for a terminal. */
  static String summary(Calibration calibration) {
    return calibration.experiments().stream()
            .flatMap(e -> e.checks().stream())
            .map(
                c ->
                    "%-12s  %s: %s (pass line: %s)%n"
                        .formatted(c.outcome().words(), c.claim(), c.figure(), c.passLine()))
            .collect(joining())
        + "%n%s%n".formatted(verdict(calibration));
  }

  /** Returns everything as JSON. */
  static String json(Calibration calibration) {
    return Json.writePretty(calibration);
  }

  /** Returns the files of a calibration by name. */
  static Map<String, String> files(Calibration calibration) {
    return Map.of(
        "calibration.html", html(calibration),
        "calibration.md", markdown(calibration),
        "calibration.json", json(calibration));
  }

  private static String meta(Calibration calibration) {
    var machine = calibration.machine();
    return "%s · %s · %d processors · JDK %s · seed %d"
        .formatted(
            calibration.created(),
            machine.cpu().model(),
            machine.cpu().processors(),
            machine.jvm().version(),
            calibration.seed());
  }

  private static String verdict(Calibration calibration) {
    var checks = calibration.experiments().stream().flatMap(e -> e.checks().stream()).toList();
    long lines = checks.stream().filter(c -> c.outcome() != Check.Outcome.PUBLISHED).count();
    long missed = checks.stream().filter(c -> c.outcome() == Check.Outcome.MISSED).count();
    return missed == 0
        ? "All %d pass lines were kept.".formatted(lines)
        : "%d of %d pass lines were missed.".formatted(missed, lines);
  }
}
