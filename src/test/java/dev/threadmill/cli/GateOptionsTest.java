package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A build that fails for noise is soon ignored; one that lets a regression pass is useless. */
final class GateOptionsTest {
  private static final StrategySpec POOL = StrategySpec.parse("platform-pool");
  private static final Arm OTHER = Arm.ofOtherBuild(POOL);

  @Test
  void worseBeyondTheRule_isARegression() {
    assertThat(exitCode(OTHER, Verdict.WORSE, 1.031, "--fail-if", "worse>3%")).isEqualTo(10);
    assertThat(exitCode(OTHER, Verdict.WORSE, 1.03, "--fail-if", "worse>3%")).isZero();
    assertThat(exitCode(OTHER, Verdict.BETTER, 0.5, "--fail-if", "worse>3%")).isZero();
  }

  @Test
  void whatCannotBeToldYet_failsOnlyWhereConclusionsAreRequired() {
    assertThat(exitCode(OTHER, Verdict.INCONCLUSIVE, 1.5, "--fail-if", "worse>3%")).isZero();
    assertThat(exitCode(OTHER, Verdict.INCONCLUSIVE, 1.5, "--require-conclusive")).isEqualTo(5);
    assertThat(exitCode(OTHER, Verdict.EQUIVALENT, 1.0, "--require-conclusive")).isZero();
  }

  @Test
  void regression_goesBeforeWhatIsOpen() {
    assertThat(exitCode(OTHER, Verdict.WORSE, 1.5, "--require-conclusive", "--fail-if", "worse>3%"))
        .isEqualTo(10);
  }

  @Test
  void strategiesOfOneBuild_mayDifferAsTheyLike() {
    assertThat(exitCode(Arm.of(POOL), Verdict.WORSE, 9, "--fail-if", "worse>3%")).isZero();
  }

  private static int exitCode(Arm baseline, Verdict verdict, double ratio, String... options) {
    var comparison =
        new Comparison(
            baseline,
            new Estimate(ratio, Optional.empty(), 8),
            Optional.empty(),
            0.01,
            0.01,
            verdict,
            false,
            OptionalInt.empty());
    var arm =
        new ArmAnalysis(
            Arm.of(StrategySpec.parse("fork-join")),
            Optional.empty(),
            Optional.of(comparison),
            Optional.empty(),
            Map.of(),
            List.of(),
            List.of());
    var plan =
        new CellPlan(
            new Cell(Workload.SUM_LIST, Map.of()), POOL, List.of(arm.arm(), baseline), List.of());
    var cell =
        new CellAnalysis(
            plan,
            "ms/op",
            List.of(arm),
            Optional.empty(),
            false,
            List.of(),
            List.of(),
            1000,
            List.of());
    return CommandLine.populateCommand(new GateOptions(), options)
        .exitCode(new RunAnalysis(List.of(cell), List.of(), List.of()));
  }
}
