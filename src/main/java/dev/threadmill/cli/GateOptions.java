package dev.threadmill.cli;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.compare.FailRule;
import java.util.List;
import picocli.CommandLine.Option;

/** What makes a comparison of two builds fail, for a script that waits for the exit code. */
final class GateOptions {
  @Option(
      names = "--fail-if",
      paramLabel = "RULE",
      split = ",",
      description =
          "Exit code 10 if a benchmark is worse for certain, and by more than this: worse>3%%.")
  private List<String> failIf = List.of();

  @Option(
      names = "--require-conclusive",
      description = "Exit code 5 if a benchmark can't be told yet.")
  private boolean requireConclusive;

  /**
   * Returns the rules.
   *
   * @throws IllegalArgumentException with one line if one of them is none
   */
  List<FailRule> rules() {
    return failIf.stream().map(FailRule::parse).toList();
  }

  boolean requireConclusive() {
    return requireConclusive;
  }

  /** Returns the exit code that a run against another build deserves. */
  int exitCode(RunAnalysis run) {
    var rules = rules();
    boolean undecided = false;
    for (CellAnalysis cell : run.cells()) {
      for (ArmAnalysis arm : cell.arms()) {
        var comparison = arm.comparison().filter(c -> c.baseline().otherBuild());
        if (comparison.filter(c -> rules.stream().anyMatch(r -> fails(r, c))).isPresent()) {
          return ExitCode.REGRESSION;
        }
        undecided |= comparison.filter(c -> c.verdict() == Verdict.INCONCLUSIVE).isPresent();
      }
    }
    return requireConclusive && undecided ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }

  /** Every harness of ours measures a time, so that a larger ratio is worse. */
  private static boolean fails(FailRule rule, Comparison comparison) {
    return rule.fails(comparison.verdict(), comparison.ratio().value());
  }
}
