package dev.threadmill.cli;

import dev.threadmill.compare.Percent;
import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.check.Demand;
import dev.threadmill.machine.check.Doctor;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Contenders;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.plan.Target;
import dev.threadmill.workload.Workload;
import java.nio.file.Files;
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
      description =
          "Strategies, such as platform-pool:200, or sources of handoff, such as virtual (default:"
              + " the workload's; see list). platform-pool:10..1000 is one of each size in steps of"
              + " 1, 2, 5.")
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

  @Option(
      names = "--precision",
      paramLabel = "PERCENT",
      description =
          "Measure each cell until its intervals are this narrow (half-width), settled once after"
              + " the first blocks.")
  private @Nullable String precision;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description =
          "Measure for this long, such as 30m or 1h30m: after the first blocks, cells with wide"
              + " intervals get more.")
  private @Nullable String budget;

  @Option(
      names = "--against",
      paramLabel = "JAR",
      description =
          "Compare with another build of this jar, paired in the same blocks: what a pull request"
              + " should use.")
  private @Nullable Path against;

  @Option(
      names = "--jvm-arg",
      paramLabel = "ARG",
      description = "Given to every fork's JVM, such as --jvm-arg=-XX:+UseZGC; repeatable.")
  private List<String> jvmArgs = List.of();

  @Option(
      names = "--warmup-iterations",
      paramLabel = "N",
      description = "Iterations before the scored ones (default: the profile's).")
  private @Nullable Integer warmupIterations;

  @Option(
      names = "--fork-timeout",
      paramLabel = "TIME",
      description =
          "A fork that takes longer counts as hung (default: 60s and ten times its plan).")
  private @Nullable String forkTimeout;

  /**
   * Makes the plan that was asked for.
   *
   * @throws IllegalArgumentException with one line if any of it is not valid
   */
  RunPlan plan() {
    var chosen = Profile.parse(profile.toLowerCase(Locale.ROOT));
    return Planner.plan(
        new RunRequest(
            chosen,
            workloads.stream().map(Workload::parse).toList(),
            strategies.stream().flatMap(s -> Contenders.parseAll(s).stream()).toList(),
            Planner.parseParameters(parameters),
            Optional.ofNullable(baseline).map(Contenders::parse),
            blocks == null ? OptionalInt.empty() : OptionalInt.of(blocks),
            seed == null ? System.nanoTime() & 0xffff_ffffL : seed,
            !noControl,
            share(margin, "margin"),
            target(chosen),
            Optional.ofNullable(against).map(RequestOptions::jar),
            new ForkOptions(
                jvmArgs,
                warmupIterations == null ? OptionalInt.empty() : OptionalInt.of(warmupIterations),
                Optional.ofNullable(forkTimeout).map(text -> TimeSpan.parse(text, "time limit"))),
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
            .filter(cell -> cell.workload().fetching())
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

  private Optional<Target> target(Profile chosen) {
    var halfWidth = Optional.ofNullable(precision).map(text -> share(text, "precision"));
    if (budget != null) {
      var time = TimeSpan.parse(budget, "budget");
      return Optional.of(new Target.Budget(time, halfWidth.orElse(chosen.precision())));
    }
    return halfWidth.map(Target.Precision::new);
  }

  private static double share(String text, String what) {
    return Percent.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a valid %s: a percentage such as 2%%".formatted(text, what)));
  }

  private static String jar(Path path) {
    if (!Files.isRegularFile(path)) {
      throw new IllegalArgumentException(
          "'%s' is not a file: --against takes the jar of another build".formatted(path));
    }
    return path.toAbsolutePath().normalize().toString();
  }
}
