package dev.threadmill.cli;

import dev.threadmill.compare.Comparison;
import dev.threadmill.compare.Difference;
import dev.threadmill.compare.Format;
import dev.threadmill.compare.Gate;
import dev.threadmill.compare.Percent;
import dev.threadmill.compare.Side;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What changed between two runs, or two JMH result files. */
@Command(
    name = "compare",
    description = {
      "Compare two runs, or two JMH result files (-rf json) of any project.",
      "",
      "The two were measured at different times, so the drift of the machine in between counts as"
          + " a difference. To measure two builds properly, use run --against."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "Base: a run's folder, or JMH's JSON.")
  private Path base;

  @Parameters(index = "1", paramLabel = "B", description = "Head: what is judged; likewise.")
  private Path head;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table, md or json (default: table).")
  private Format format = Format.TABLE;

  @Mixin private GateOptions gateOptions = new GateOptions();

  @Option(
      names = "--margin",
      paramLabel = "PERCENT",
      description = "Differences below this do not matter (default: 2%%).")
  private String margin = "2%";

  @Option(
      names = "--force",
      description = "Compare although machine, JVM or measurement settings differ.")
  private boolean force;

  @Override
  public Integer call() throws Exception {
    var rules = gateOptions.rules();
    double equivalence = Percent.parseMargin(margin);
    var comparison = Comparison.of(Side.read(base), Side.read(head), equivalence);
    if (!force && !comparison.differences().isEmpty()) {
      throw new EnvironmentException(
          "'%s' and '%s' were not measured alike (%s): --force compares them all the same"
              .formatted(base, head, Difference.sentence(comparison.differences())));
    }
    var gate = Gate.of(comparison, rules, gateOptions.requireConclusive());
    var stdout = spec.commandLine().getOut();
    stdout.print(format.text(comparison, gate));
    stdout.flush();
    return exitCode(gate);
  }

  private static int exitCode(Gate gate) {
    if (gate.regression()) {
      return ExitCode.REGRESSION;
    }
    return gate.undecided() ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
