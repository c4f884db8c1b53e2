package dev.threadmill.cli;

import dev.threadmill.machine.Machine;
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

  @Mixin private GateOptions gate = new GateOptions();

  @Option(names = "--strict", description = "Exit with 11 if the control arm differs.")
  private boolean strict;

  @Option(
      names = "--force",
      description = "Go on even if the machine, the JVM or this build is another one.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    var folder = new RunFolder(run);
    var manifest = folder.read().manifest();
    var commandLine = spec.commandLine();
    if (!force) {
      requireSame(manifest.machine(), Machine.capture());
    }
    Measuring.requireOtherBuild(manifest.plan(), gate);
    RequestOptions.check(manifest.plan(), run);
    var lock = Measuring.lock();
    try {
      return new Measuring(commandLine.getOut(), commandLine.getErr(), strict, gate)
          .measure(folder, progress.open());
    } finally {
      lock.close();
    }
  }

  /** Forks of two machines, JVMs or builds in one block would be compared with each other. */
  private static void requireSame(Machine then, Machine now) throws EnvironmentException {
    requireSame("processor", then.cpu().model(), now.cpu().model());
    requireSame("number of processors", then.cpu().processors(), now.cpu().processors());
    requireSame("JVM", then.jvm().runtimeVersion(), now.jvm().runtimeVersion());
    requireSame("build of Threadmill", then.build(), now.build());
  }

  private static void requireSame(String what, Object then, Object now)
      throws EnvironmentException {
    if (!then.equals(now)) {
      throw new EnvironmentException(
          "the run was begun with another %s (%s, now %s): go on with that one, or --force"
              .formatted(what, then, now));
    }
  }
}
