package dev.threadmill.cli;

import dev.threadmill.calibrate.Calibration;
import dev.threadmill.calibrate.Experiment;
import dev.threadmill.calibrate.RealCalibration;
import dev.threadmill.calibrate.SyntheticCalibration;
import dev.threadmill.launch.Interruption;
import dev.threadmill.machine.Machine;
import dev.threadmill.report.CalibrationReport;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how far the suite's own numbers can be trusted here. */
@Command(
    name = "calibrate",
    description =
        "Measure the suite itself: false alarms, power, coverage and overhead, each against its"
            + " pass line; exit code 3 if one is missed.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--synthetic",
      description = "On seeded noise instead of forks: half a minute, the same figures anywhere.")
  private boolean synthetic;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "25m",
      description = "How long real forks may take, such as 40m (default: 25m).")
  private String budget = "25m";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Draws everything random (default: 1).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "results",
      description = "The folder in which the calibration gets one of its own (default: results).")
  private Path out = Path.of("results");

  @Mixin private ProgressOption progress = new ProgressOption();

  @Override
  public Integer call() throws Exception {
    var time = TimeSpan.parse(budget, "budget");
    if (synthetic) {
      var machine = Machine.capture();
      var created = Instant.now();
      var experiments = SyntheticCalibration.run(machine, seed);
      return write(folder(created), "Calibration on seeded noise", created, machine, experiments);
    }
    var lock = Measuring.lock();
    try {
      return real(time);
    } finally {
      lock.close();
    }
  }

  private int real(Duration time) throws IOException, InterruptedException {
    var machine = Machine.capture();
    var created = Instant.now();
    RealCalibration.requireEnough(time, machine);
    var folder = folder(created);
    say("Results go to " + folder.path());
    try (var interruption = Interruption.listen()) {
      var experiments =
          new RealCalibration(
                  folder.path(),
                  machine,
                  progress.open(),
                  InstantSource.system(),
                  interruption,
                  this::say,
                  seed)
              .run(time);
      if (experiments.isEmpty()) {
        say("Interrupted: the runs so far are in " + folder.path() + ", and nothing was concluded");
        return ExitCode.INTERRUPTED;
      }
      return write(folder, "Calibration on real forks", created, machine, experiments.get());
    }
  }

  private void say(String line) {
    var err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  private RunFolder folder(Instant created) throws IOException {
    return RunFolder.create(out, "calibration-" + RunFolder.newId(created, seed));
  }

  private int write(
      RunFolder folder,
      String title,
      Instant created,
      Machine machine,
      List<Experiment> experiments)
      throws IOException {
    String id = String.valueOf(folder.path().getFileName());
    var calibration =
        new Calibration(Calibration.SCHEMA, title, id, created, seed, machine, experiments);
    for (var file : CalibrationReport.render(calibration).entrySet()) {
      folder.write(file.getKey(), file.getValue());
    }
    var stdout = spec.commandLine().getOut();
    stdout.print(CalibrationReport.summary(calibration));
    stdout.println("Page: " + folder.path().resolve("calibration.html").toUri());
    stdout.flush();
    return calibration.passed() ? ExitCode.OK : ExitCode.SOME_FAILED;
  }
}
