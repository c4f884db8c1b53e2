package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Target;
import dev.threadmill.stats.PairedRatio;
import dev.threadmill.workload.Workload;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * A run makes dozens of comparisons. Unless all of them are judged together, every report holds a
 * false claim; and where the same thing measured twice differs, nothing smaller may be claimed.
 */
final class VerdictsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  /** With {@link #BASELINE}, the vectors of PairedRatioTest: p = 0.0361…, worse by 2.8 %. */
  private static final double[] ARM = {3.11, 2.97, 3.05, 2.94, 3.20, 3.02};

  private static final double[] BASELINE = {2.97, 2.91, 2.99, 2.96, 3.01, 2.95};
  private static final double P = 0.036126575188464974;

  /** Against {@link #BASELINE} the ratios are 1.04 and 1/1.04 in turn: a p-value of 1. */
  private static final double[] EVEN = {
    2.97 * 1.04, 2.91 / 1.04, 2.99 * 1.04, 2.96 / 1.04, 3.01 * 1.04, 2.95 / 1.04
  };

  private static RunBuilder cell(RunBuilder run, String list, String... arms) {
    return run.cell(Workload.SUM_LIST, Map.of("list", list), arms).scores(arms[0], BASELINE);
  }

  private static Comparison comparison(RunBuilder run, int cell, int arm) {
    return run.analyze().cells().get(cell).arms().get(arm).comparison().orElseThrow();
  }

  /** BASELINE times a factor, with ratios that vary a little. */
  private static double[] about(double factor) {
    double[] wobble = {1.001, 0.999, 1.0005, 0.9995, 1.0008, 0.9992};
    double[] scores = BASELINE.clone();
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= factor * wobble[i];
    }
    return scores;
  }

  @Test
  void difference_aloneInTheRun_isClaimed() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool").scores("platform-pool", ARM);

    var comparison = comparison(run, 0, 1);

    assertThat(comparison.q()).isCloseTo(P, EXACT);
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(comparison.baseline().id()).isEqualTo("fork-join");
  }

  @Test
  void difference_amongOtherCellsWithoutAny_isNotClaimed() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool").scores("platform-pool", ARM);
    cell(run, "2", "fork-join", "platform-pool").scores("platform-pool", EVEN);

    var comparison = comparison(run, 0, 1);

    assertThat(comparison.p()).as("alone in its cell").isCloseTo(P, EXACT);
    assertThat(comparison.q()).as("one of two in the run").isCloseTo(2 * P, EXACT);
    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void contaminatedCell_claimsNothingBelowTwiceWhatTheControlShows() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "fork-join~control", "platform-pool", "platform-cached")
        .scores("fork-join~control", about(1.02))
        .scores("platform-pool", about(1.03))
        .scores("platform-cached", about(1.05));

    assertThat(run.analyze().cells().getFirst().contaminated()).isTrue();
    assertThat(comparison(run, 0, 2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison(run, 0, 3).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(run.analyze().cells().getFirst().winners())
        .extracting(Arm::id)
        .containsExactly("fork-join", "platform-pool");
  }

  @Test
  void contamination_ofOneCell_leavesTheOthersAlone() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "fork-join~control").scores("fork-join~control", about(1.02));
    cell(run, "2", "fork-join", "fork-join~control", "platform-pool")
        .scores("fork-join~control", EVEN)
        .scores("platform-pool", about(1.03));

    assertThat(run.analyze().contaminated()).isTrue();
    assertThat(run.analyze().cells().get(1).contaminated()).isFalse();
    assertThat(comparison(run, 1, 2).verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void control_withinTheMargin_isEquivalentAndNeverBetterOrWorse() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "fork-join~control").scores("fork-join~control", about(1.001));
    cell(run, "2", "fork-join", "fork-join~control").scores("fork-join~control", about(1.4));
    cell(run, "3", "fork-join", "fork-join~control").scores("fork-join~control", EVEN);

    assertThat(comparison(run, 0, 1).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(comparison(run, 0, 1).negligible()).isTrue();
    assertThat(comparison(run, 1, 1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison(run, 2, 1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison(run, 2, 1).moreBlocks()).isEmpty();
  }

  @Test
  void negligible_certainDifferenceWithinTheMargin_isMarked() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool", "platform-cached")
        .scores("platform-pool", about(1.01))
        .scores("platform-cached", about(1.05));

    assertThat(comparison(run, 0, 1).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(comparison(run, 0, 1).negligible()).isTrue();
    assertThat(comparison(run, 0, 2).negligible()).isFalse();
  }

  /**
   * The logarithms are ±ln 1.04: standard deviation ln 1.04 × √(6/5) = 0.042964. An interval within
   * ln 1.02 takes (2.570582 × 0.042964 / 0.019803)² = 31.1 blocks, and there are 6.
   */
  @Test
  void moreBlocks_noDifferenceSeen_areThoseThatWouldShowEquivalence() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool").scores("platform-pool", EVEN);

    assertThat(comparison(run, 0, 1).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison(run, 0, 1).moreBlocks()).hasValue(32 - 6);
  }

  /** Of a mean of m and a standard deviation of s the interval leaves 0 at (t × s / m)² blocks. */
  @Test
  void moreBlocks_differenceSeen_areThoseThatWouldShowIt() {
    double[] logs = {0.15, -0.05, 0.15, -0.05, 0.15, -0.05};
    double[] scores = BASELINE.clone();
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= Math.exp(logs[i]);
    }
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool").scores("platform-pool", scores);

    // s = 0.1 × √(6/5) = 0.109545, m = 0.05: (2.570582 × 0.109545 / 0.05)² = 31.7.
    assertThat(comparison(run, 0, 1).moreBlocks()).hasValue(32 - 6);
  }

  @Test
  void moreBlocks_decidedOrUnknowable_areNone() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool", "platform-cached")
        .scores("platform-pool", about(1.5))
        .fork(0, "platform-cached", 3);

    assertThat(comparison(run, 0, 1).moreBlocks()).isEmpty();
    assertThat(comparison(run, 0, 2).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison(run, 0, 2).moreBlocks()).isEmpty();
    assertThat(comparison(run, 0, 2).p()).isEqualTo(1);
  }

  @Test
  void robust_isTheMedianOfTheRatios() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "platform-pool", "platform-cached")
        .scores("platform-pool", ARM)
        .scores("platform-cached", Arrays.stream(BASELINE).map(b -> 1.25 * b).toArray());

    var robust = comparison(run, 0, 2).robust().orElseThrow();
    assertThat(robust.value()).isCloseTo(1.25, EXACT);
    assertThat(robust.interval()).hasValueSatisfying(i -> assertThat(i.contains(1)).isFalse());
    assertThat(robust.n()).isEqualTo(6);
    assertThat(comparison(run, 0, 1).robust().orElseThrow().value())
        .isNotCloseTo(comparison(run, 0, 1).ratio().value(), EXACT);
  }

  @Test
  void winners_areAllThatNoneIsSignificantlyBetterThan() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "fork-join~control", "platform-pool", "sequential", "common-pool")
        .scores("fork-join~control", EVEN)
        .scores("platform-pool", EVEN)
        .scores("sequential", about(1.9));

    assertThat(run.analyze().cells().getFirst().winners())
        .extracting(Arm::id)
        .containsExactly("fork-join", "platform-pool");
  }

  @Test
  void winners_ofRates_areTheHighest() {
    var run = new RunBuilder(2).unit("ops/s");
    cell(run, "1", "fork-join", "platform-pool").scores("platform-pool", about(1.9));

    assertThat(run.analyze().cells().getFirst().winners())
        .extracting(Arm::id)
        .containsExactly("platform-pool");
    assertThat(comparison(run, 0, 1).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void winners_ofOneBlock_areUnknown() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "fork-join", "platform-pool")
            .scores("fork-join", 3)
            .scores("platform-pool", 9);

    assertThat(run.analyze().cells().getFirst().winners()).isEmpty();
  }

  @Test
  void otherBuild_eachStrategyIsComparedWithItself() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join~other", "fork-join", "sequential~other", "sequential")
        .baseline("fork-join")
        .scores("fork-join", about(1.1))
        .scores("sequential~other", about(2))
        .scores("sequential", about(1.8));

    assertThat(comparison(run, 0, 1).ratio().value()).isCloseTo(1.1, within(1e-3));
    assertThat(comparison(run, 0, 3).ratio().value()).isCloseTo(0.9, within(1e-3));
    assertThat(comparison(run, 0, 3).baseline().id()).isEqualTo("sequential~other");
    assertThat(run.analyze().cells().getFirst().arms().get(2).comparison()).isEmpty();
  }

  @Test
  void secondStage_takesItsSpreadFromTheFirstAlone() {
    double[] baseline = new double[12];
    double[] arm = new double[12];
    for (int i = 0; i < arm.length; i++) {
      baseline[i] = 3;
      // The last four, of the second stage, vary far more than the eight of the first.
      arm[i] = 3 * Math.exp(i < 8 ? 0.01 * (i % 3) : 0.3 * (i % 2) - 0.15);
    }
    var run =
        new RunBuilder(2)
            .target(new Target.Precision(0.03))
            .cell(Workload.SUM_LIST, Map.of(), "fork-join", "platform-pool")
            .scores("fork-join", baseline)
            .scores("platform-pool", arm);

    var comparison = comparison(run, 0, 1);

    var expected = PairedRatio.twoStage(arm, baseline, 8);
    assertThat(comparison.ratio().interval()).isEqualTo(expected.interval());
    assertThat(comparison.p()).isEqualTo(expected.p().orElseThrow());
    assertThat(expected.interval()).isNotEqualTo(PairedRatio.of(arm, baseline).interval());
  }

  @Test
  void firstStage_spreadsAreThoseOfTheWidestContender() {
    var run = new RunBuilder(2);
    cell(run, "1", "fork-join", "fork-join~control", "platform-pool", "sequential")
        .scores("fork-join~control", 1, 9, 1, 9, 1, 9)
        .scores("platform-pool", EVEN)
        .scores("sequential", about(2));
    cell(run, "2", "fork-join");

    var spreads = FirstStage.spreads(run.build());

    assertThat(spreads.getFirst().logSd()).isCloseTo(Math.log(1.04) * Math.sqrt(6 / 5.0), EXACT);
    // Four forks of 900 ms each.
    assertThat(spreads.getFirst().blockMillis()).isEqualTo(3600);
    assertThat(spreads.get(1).logSd()).isZero();
    assertThat(spreads.get(1).blockMillis()).isEqualTo(900);
  }
}
