package dev.threadmill.cli;

import dev.threadmill.calibrate.Calibration;
import dev.threadmill.calibrate.Experiment;
import dev.threadmill.calibrate.SyntheticCalibration;
import dev.threadmill.machine.Machine;
import dev.threadmill.report.CalibrationReport;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how far the suite's own numbers can be trusted here. */
@Command(
    name = "calibrate",
    description =
        "Measure the suite itself: false alarms, power, coverage and overhead, each against its"
            + " pass line.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CalibrateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--synthetic",
      description = "On seeded noise instead of forks: half a minute, the same figures anywhere.")
  private boolean synthetic;

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

  @Override
  public Integer call() throws Exception {
    var created = Instant.now();
    var folder = RunFolder.create(out, "calibration-" + RunFolder.newId(created, seed));
    var machine = Machine.capture();
    return write(
        folder,
        "Calibration on seeded noise",
        created,
        machine,
        SyntheticCalibration.run(machine, seed));
  }

  private int write(
      RunFolder folder,
      String title,
      Instant created,
      Machine machine,
      List<Experiment> experiments)
      throws IOException {
    String id = folder.path().getFileName().toString();
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
