package dev.threadmill.cli;

import dev.threadmill.analysis.Analyzer;
import dev.threadmill.launch.JmhExport;
import dev.threadmill.report.Report;
import dev.threadmill.result.RunFolder;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.util.Map;

/** Everything that is made from a run's files, and can be made again from them at any time. */
final class Artefacts {

  private Artefacts() {}

  /**
   * Writes all of them into the run's folder.
   *
   * @return the summary, for the terminal
   * @throws IOException if this is not a run, or it cannot be read or written; one line
   */
  static String write(RunFolder folder) throws IOException {
    RunRecord run = folder.read();
    Map<String, String> files = Report.render(run, Analyzer.analyze(run));
    for (var file : files.entrySet()) {
      folder.write(file.getKey(), file.getValue());
    }
    folder.write("jmh-result.json", JmhExport.json(run));
    return files.getOrDefault(Report.SUMMARY, "");
  }
}
