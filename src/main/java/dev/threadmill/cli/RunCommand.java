package dev.threadmill.cli;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.machine.check.Doctor;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
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
  @Spec private CommandSpec spec;

  @Mixin private RequestOptions request = new RequestOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder of all runs (default: results).")
  private Path out = Path.of("results");

  @Mixin private ProgressOption progress = new ProgressOption();

  @Mixin private GateOptions gate = new GateOptions();

  @Option(
      names = "--strict",
      description =
          "Refuse a machine that the doctor says is not fit (4), and exit with 11 if the control arm"
              + " differs.")
  private boolean strict;

  @Option(names = "--dry-run", description = "Print the plan and run nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws Exception {
    RunPlan plan = request.plan();
    if (dryRun) {
      var stdout = spec.commandLine().getOut();
      stdout.print(PlanText.of(plan, List.of()));
      stdout.flush();
      return ExitCode.OK;
    }
    Measuring.requireOtherBuild(plan, gate);
    RequestOptions.check(plan, out);
    // The lock and the folder come first: what stands in the way is said before any fork starts.
    var lock = Measuring.lock();
    try {
      return new Measuring(spec.commandLine().getOut(), spec.commandLine().getErr(), strict, gate)
          .measure(createFolder(plan, diagnoses(plan)), progress.open());
    } finally {
      lock.close();
    }
  }

  /** What the doctor says of the machine: kept with the results, and the worst of it said now. */
  private List<Diagnosis> diagnoses(RunPlan plan)
      throws EnvironmentException, InterruptedException {
    // A run of a minute has no time for the noise probe.
    var all = Doctor.conditions(plan.profile().equals(Profile.SMOKE.id()));
    for (Diagnosis diagnosis : all) {
      if (diagnosis.status() == Diagnosis.Status.FAIL) {
        String line = diagnosis.sentence() + ": " + diagnosis.remedy();
        if (strict) {
          throw new EnvironmentException(line);
        }
        spec.commandLine().getErr().println("Warning: " + line);
      }
    }
    return all;
  }

  private RunFolder createFolder(RunPlan plan, List<Diagnosis> diagnoses) throws IOException {
    var now = InstantSource.system().instant();
    String id = RunFolder.newId(now, plan.seed());
    var folder = RunFolder.create(out, id);
    folder.write(
        new Manifest(Manifest.SCHEMA, id, now, arguments(), Machine.capture(), diagnoses, plan));
    return folder;
  }

  /** What was asked for, without the verb and without where the results go. */
  private List<String> arguments() {
    var all = spec.commandLine().getParseResult().originalArgs();
    var kept = new ArrayList<String>();
    for (int i = 1; i < all.size(); i++) {
      if (all.get(i).equals("--out")) {
        i++;
      } else if (!all.get(i).startsWith("--out=")) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }
}
