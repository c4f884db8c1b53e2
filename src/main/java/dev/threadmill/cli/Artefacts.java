package dev.threadmill.cli;

import dev.threadmill.analysis.Analyzer;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.launch.JmhExport;
import dev.threadmill.report.Report;
import dev.threadmill.result.RunFolder;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** Everything that is made from a run's files, and can be made again from them at any time. */
final class Artefacts {

  private Artefacts() {}

  /**
   * Writes all of them into the run's folder, and the summary to a terminal.
   *
   * @return what the run means
   * @throws IOException if this is not a run, or it cannot be read or written; one line
   */
  static RunAnalysis write(RunFolder folder, PrintWriter out) throws IOException {
    RunRecord run = folder.read();
    RunAnalysis analysis = Analyzer.analyze(run);
    Map<String, String> files = Report.render(run, analysis);
    for (var file : files.entrySet()) {
      folder.write(file.getKey(), file.getValue());
    }
    folder.write("jmh-result.json", JmhExport.json(run));
    out.println(files.getOrDefault(Report.SUMMARY, ""));
    out.println("Report: " + folder.path().resolve("report.html").toUri());
    out.flush();
    return analysis;
  }
}
