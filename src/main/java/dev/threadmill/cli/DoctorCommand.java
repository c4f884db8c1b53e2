package dev.threadmill.cli;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Diagnosis.Status;
import dev.threadmill.machine.check.Demand;
import dev.threadmill.machine.check.Doctor;
import dev.threadmill.result.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether this machine is fit to measure on. */
@Command(
    name = "doctor",
    description = {
      "Say whether this machine is fit to measure on, and how to mend what is not.",
      "",
      "Takes four seconds, most of them for a probe of the noise. Exit code 4 if a run cannot be"
          + " carried out here at all.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--fetches",
      paramLabel = "N",
      defaultValue = "1000",
      description = "The fetches in flight that limits must suffice for (default: 1000).")
  private int fetches = 1000;

  @Option(names = "--quick", description = "Without the probe of the noise.")
  private boolean quick;

  @Option(names = "--strict", description = "Exit code 4 if any check fails.")
  private boolean strict;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (fetches < 0) {
      throw new IllegalArgumentException(
          "'%d' is not a valid number of fetches: 0 or more".formatted(fetches));
    }
    var requirements = Doctor.requirements(Demand.ofFetches(fetches));
    var all = Stream.concat(requirements.stream(), Doctor.conditions(quick).stream()).toList();
    var stdout = spec.commandLine().getOut();
    stdout.print(json ? Json.writePretty(all) : DoctorText.of(all, Terminal.hasColour()));
    stdout.flush();
    return anyFails(strict ? all : requirements) ? ExitCode.ENVIRONMENT : ExitCode.OK;
  }

  private static boolean anyFails(List<Diagnosis> diagnoses) {
    return diagnoses.stream().anyMatch(diagnosis -> diagnosis.status() == Status.FAIL);
  }
}
