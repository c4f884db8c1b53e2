package dev.threadmill.cli;

import dev.threadmill.launch.Campaign;
import dev.threadmill.launch.JsonProgress;
import dev.threadmill.launch.PrintedProgress;
import dev.threadmill.launch.Progress;
import dev.threadmill.launch.RunLock;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plan, run, analyse, report. */
@Command(
    name = "run",
    description = "Measure, compare and draw: the main job.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private enum ProgressStyle {
    AUTO,
    PLAIN,
    JSON,
    NONE
  }

  @Spec private CommandSpec spec;

  @Mixin private RequestOptions request = new RequestOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all runs (default: results).")
  private Path out = Path.of("results");

  @Option(
      names = "--progress",
      paramLabel = "STYLE",
      defaultValue = "auto",
      description = "auto, plain (a line per fork), json or none; on stderr (default: auto).")
  private ProgressStyle progress = ProgressStyle.AUTO;

  @Option(names = "--dry-run", description = "Print the plan and run nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    RunPlan plan = request.plan();
    if (dryRun) {
      var stdout = spec.commandLine().getOut();
      stdout.print(PlanText.of(plan));
      stdout.flush();
      return ExitCode.OK;
    }
    RequestOptions.check(plan, out);
    // The lock and the folder come first: what stands in the way is said before any fork starts.
    var lock = lock();
    try {
      return run(plan);
    } finally {
      lock.close();
    }
  }

  private int run(RunPlan plan) throws Exception {
    var clock = InstantSource.system();
    var folder = createFolder(clock, plan);
    spec.commandLine().getErr().println("Results go to " + folder.path());
    int failed = new Campaign(plan, folder, progress(clock), clock).run();
    var stdout = spec.commandLine().getOut();
    stdout.print(Artefacts.write(folder));
    stdout.println();
    stdout.println("Report: " + folder.path().resolve("report.html").toUri());
    stdout.flush();
    return failed == 0 ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static RunLock lock() throws EnvironmentException {
    try {
      return RunLock.acquire();
    } catch (IOException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  private RunFolder createFolder(InstantSource clock, RunPlan plan) throws IOException {
    var now = clock.instant();
    String id = RunFolder.newId(now, plan.seed());
    var folder = RunFolder.create(out, id);
    folder.write(new Manifest(Manifest.SCHEMA, id, now, Machine.capture(), plan));
    return folder;
  }

  private Progress progress(InstantSource clock) {
    return switch (progress) {
      case AUTO -> new PrintedProgress(System.err, Terminal.isStderr(), clock);
      case PLAIN -> new PrintedProgress(System.err, false, clock);
      case JSON -> new JsonProgress(System.err);
      case NONE ->
          new PrintedProgress(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
              false,
              clock);
    };
  }
}
