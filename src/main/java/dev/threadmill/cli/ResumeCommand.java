package dev.threadmill.cli;

import dev.threadmill.result.RunFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes on where a run stopped. */
@Command(
    name = "resume",
    description = {
      "Go on where a run stopped, with the same plan.",
      "Nothing that was measured is lost or measured again; a fork that was running starts anew."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ResumeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The folder of the run.")
  private Path run;

  @Mixin private ProgressOption progress = new ProgressOption();

  @Option(names = "--strict", description = "Exit with 11 if the control arm differs.")
  private boolean strict;

  @Override
  public Integer call() throws Exception {
    var folder = new RunFolder(run);
    var record = folder.read();
    var commandLine = spec.commandLine();
    if (!record.partial()) {
      commandLine.getErr().println("The run is complete: there is nothing left to measure.");
    }
    RequestOptions.check(record.manifest().plan(), run);
    var lock = Measuring.lock();
    try {
      return new Measuring(commandLine.getOut(), commandLine.getErr(), strict)
          .measure(folder, progress.open());
    } finally {
      lock.close();
    }
  }
}
