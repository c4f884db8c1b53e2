package dev.threadmill.cli;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.check.Demand;
import dev.threadmill.machine.check.Doctor;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of a run: the options that {@code run} and {@code plan} share. */
final class RequestOptions {
  @Option(
      names = "--profile",
      paramLabel = "ID",
      defaultValue = "quick",
      description = "How much time: smoke, quick, standard or rigorous (default: quick).")
  private String profile = "quick";

  @Option(
      names = "--workload",
      paramLabel = "ID",
      split = ",",
      description = "Workloads, separated by commas (default: all; see list).")
  private List<String> workloads = List.of();

  @Option(
      names = "--strategy",
      paramLabel = "SPEC",
      split = ",",
      description = "Strategies, such as platform-pool:200 (default: the workload's; see list).")
  private List<String> strategies = List.of();

  @Option(
      names = "-p",
      paramLabel = "NAME=V1,V2",
      description = "Values of a workload's parameter; each combination is a cell of its own.")
  private List<String> parameters = List.of();

  @Option(
      names = "--baseline",
      paramLabel = "SPEC",
      description = "What the others are compared with (default: a pool of platform threads).")
  private @Nullable String baseline;

  @Option(
      names = "--blocks",
      paramLabel = "N",
      description = "Blocks: how many forks each strategy gets in each cell.")
  private @Nullable Integer blocks;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the order of the forks (default: from the clock; recorded).")
  private @Nullable Long seed;

  @Option(
      names = "--margin",
      paramLabel = "PERCENT",
      defaultValue = "2%",
      description = "Differences below this do not matter (default: 2%%).")
  private String margin = "2%";

  @Option(
      names = "--no-control",
      description = "Leave out the second copy of the baseline that shows the noise.")
  private boolean noControl;

  /**
   * Makes the plan that was asked for.
   *
   * @throws IllegalArgumentException with one line if any of it is not valid
   */
  RunPlan plan() {
    return Planner.plan(
        new RunRequest(
            Profile.parse(profile.toLowerCase(Locale.ROOT)),
            workloads.stream().map(Workload::parse).toList(),
            strategies.stream().map(StrategySpec::parse).toList(),
            Planner.parseParameters(parameters),
            Optional.ofNullable(baseline).map(StrategySpec::parse),
            blocks == null ? OptionalInt.empty() : OptionalInt.of(blocks),
            seed == null ? System.nanoTime() & 0xffff_ffffL : seed,
            !noControl,
            parsePercent(margin),
            Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Checks that this machine can execute the plan and keep its results.
   *
   * @param out the folder of all runs
   * @throws EnvironmentException with one line for the first thing that stands in the way
   */
  static void check(RunPlan plan, Path out) throws EnvironmentException {
    int inFlight =
        plan.cells().stream()
            .map(CellPlan::cell)
            .filter(cell -> cell.workload().blocking())
            .mapToInt(Cell::tasks)
            .max()
            .orElse(0);
    var problem =
        Stream.concat(
                Stream.of(Doctor.resultsFolder(out)),
                Doctor.requirements(Demand.ofFetches(inFlight)).stream())
            .filter(diagnosis -> diagnosis.status() == Diagnosis.Status.FAIL)
            .findFirst();
    if (problem.isPresent()) {
      throw new EnvironmentException(problem.get().sentence() + ": " + problem.get().remedy());
    }
  }

  private static double parsePercent(String text) {
    try {
      return Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text)
          / 100;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is not a valid margin: a percentage such as 2%%".formatted(text), e);
    }
  }
}
