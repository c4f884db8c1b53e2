package dev.threadmill.cli;

import dev.threadmill.result.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rebuilds what a run's files say. */
@Command(
    name = "report",
    description =
        "Rebuild every table, chart and report from a run's files, complete or cut short.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The folder of the run.")
  private Path run;

  @Override
  public Integer call() throws Exception {
    Artefacts.write(new RunFolder(run), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
