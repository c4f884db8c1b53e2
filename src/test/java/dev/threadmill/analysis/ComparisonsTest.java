package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.workload.Workload;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Verdicts are what readers take away. A verdict that comes too easily makes every report hold a
 * false claim; one that never comes makes the suite useless.
 */
final class ComparisonsTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final int BLOCKS = 8;
  private static final double FORK_SD = 0.02;

  /** With {@link #BASELINE}, the vectors of PairedRatioTest: p = 0.0361…, worse by 2.8 %. */
  private static final double[] ARM = {3.11, 2.97, 3.05, 2.94, 3.20, 3.02};

  private static final double[] BASELINE = {2.97, 2.91, 2.99, 2.96, 3.01, 2.95};

  /** Against {@link #BASELINE} the ratios are 1.04 and 1/1.04 in turn: a p-value of 1. */
  private static final double[] EVEN = scaled(1.04, 1 / 1.04, 1.04, 1 / 1.04, 1.04, 1 / 1.04);

  private static double[] scaled(double... factors) {
    double[] scores = BASELINE.clone();
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= factors[i];
    }
    return scores;
  }

  private static RunBuilder run(String... contenders) {
    var arms = new String[contenders.length + 1];
    arms[0] = "fork-join";
    System.arraycopy(contenders, 0, arms, 1, contenders.length);
    return new RunBuilder(2).cell(Workload.SUM_LIST, Map.of(), arms).scores("fork-join", BASELINE);
  }

  private static CellAnalysis cell(RunBuilder run) {
    return run.analyze().cells().getFirst();
  }

  private static Comparison comparison(RunBuilder run, int arm) {
    return cell(run).arms().get(arm).comparison().orElseThrow();
  }

  @Test
  void baseline_isNotComparedWithItself() {
    assertThat(cell(run()).arms().getFirst().comparison()).isEmpty();
  }

  @Test
  void baseline_isTheOneOfThePlanWhereverItStands() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "platform-pool", "fork-join~control", "fork-join")
            .baseline("fork-join")
            .scores("platform-pool", ARM)
            .scores("fork-join", BASELINE);
    assertThat(comparison(run, 0).ratio().value()).isCloseTo(1.0277480939612715, EXACT);
    assertThat(cell(run).arms().get(2).comparison()).isEmpty();
  }

  @Test
  void baselineThatDidNotRun_leavesNothingToCompareWith() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "platform-pool", "sequential")
            .baseline("fork-join")
            .scores("platform-pool", ARM)
            .scores("sequential", ARM);
    assertThat(cell(run).arms()).allMatch(a -> a.comparison().isEmpty());
  }

  @Test
  void contender_isComparedBlockByBlock() {
    var comparison = comparison(run("platform-pool").scores("platform-pool", ARM), 1);
    assertThat(comparison.ratio().value()).isCloseTo(1.0277480939612715, EXACT);
    assertThat(comparison.ratio().interval().orElseThrow().low())
        .isCloseTo(1.002624514189977, EXACT);
    assertThat(comparison.ratio().interval().orElseThrow().high())
        .isCloseTo(1.0535012157511296, EXACT);
    assertThat(comparison.ratio().n()).isEqualTo(6);
    assertThat(comparison.p()).isCloseTo(0.036126575188464974, EXACT);
  }

  @Test
  void longerTime_isWorse_shorterIsBetter() {
    var slower = comparison(run("platform-pool").scores("platform-pool", ARM), 1);
    assertThat(slower.verdict()).isEqualTo(Verdict.WORSE);
    var faster =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "platform-pool", "fork-join")
            .scores("platform-pool", ARM)
            .scores("fork-join", BASELINE);
    assertThat(comparison(faster, 1).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void higherRate_isBetter() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "fork-join", "platform-pool")
            .unit("ops/ms")
            .scores("fork-join", BASELINE)
            .scores("platform-pool", ARM);
    assertThat(comparison(run, 1).verdict()).isEqualTo(Verdict.BETTER);
  }

  @Test
  void secondContender_doublesTheSmallerP() {
    var run =
        run("platform-pool", "virtual-per-task")
            .scores("platform-pool", ARM)
            .scores("virtual-per-task", EVEN);
    var comparison = comparison(run, 1);
    assertThat(comparison.p()).isCloseTo(2 * 0.036126575188464974, EXACT);
    assertThat(comparison.ratio().interval().orElseThrow().low()).isGreaterThan(1);
    assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison(run, 2).p()).isCloseTo(1, EXACT);
  }

  @Test
  void controlArm_isNoContender() {
    var run =
        run("platform-pool", "fork-join~control")
            .scores("platform-pool", ARM)
            .scores("fork-join~control", ARM);
    assertThat(comparison(run, 1).p()).isCloseTo(0.036126575188464974, EXACT);
    assertThat(comparison(run, 1).verdict()).isEqualTo(Verdict.WORSE);
    assertThat(cell(run).noise()).isEqualTo(cell(run).arms().get(2).comparison());
    assertThat(cell(run).noise().orElseThrow().p()).isCloseTo(0.036126575188464974, EXACT);
  }

  @Test
  void contenderWithOnePair_doesNotWeakenTheOthers() {
    var run =
        run("platform-pool", "virtual-per-task")
            .scores("platform-pool", ARM)
            .scores("virtual-per-task", 9);
    assertThat(comparison(run, 1).p()).isCloseTo(0.036126575188464974, EXACT);
    var single = comparison(run, 2);
    assertThat(single.ratio().value()).isCloseTo(9 / 2.97, EXACT);
    assertThat(single.ratio().interval()).isEmpty();
    assertThat(single.p()).isEqualTo(1);
    assertThat(single.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void intervalInsideTheMargin_isEquivalent() {
    var arm = scaled(1.001, 1 / 1.001, 1.002, 1 / 1.002, 1.003, 1 / 1.003);
    var comparison = comparison(run("platform-pool").scores("platform-pool", arm), 1);
    assertThat(comparison.verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void intervalThatLeavesTheMarginOnOneSide_isInconclusive() {
    // The same spread, moved by 1.8 %: some ratios beyond 1.02, and 1/1.02 on the other side.
    for (double shift : new double[] {1.018, 1 / 1.018}) {
      double wide = 1.03;
      var arm = scaled(shift * wide, shift / wide, shift * wide, shift / wide, shift, shift);
      var comparison = comparison(run("platform-pool").scores("platform-pool", arm), 1);
      assertThat(comparison.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void certainDifferenceWithinTheMargin_isADifference() {
    var arm = scaled(1.005, 1.006, 1.005, 1.006, 1.005, 1.006);
    var comparison = comparison(run("platform-pool").scores("platform-pool", arm), 1);
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void doubtfulDifferenceWithinTheMargin_isEquivalent() {
    // A fifth of ARM's log-ratios: the same p, an interval from 1.0005 to 1.0105.
    double[] arm = BASELINE.clone();
    for (int i = 0; i < arm.length; i++) {
      arm[i] *= Math.pow(ARM[i] / BASELINE[i], 0.2);
    }
    var run =
        run("platform-pool", "virtual-per-task")
            .scores("platform-pool", arm)
            .scores("virtual-per-task", EVEN);
    assertThat(comparison(run, 1).p()).isCloseTo(2 * 0.036126575188464974, EXACT);
    assertThat(comparison(run, 1).verdict()).isEqualTo(Verdict.EQUIVALENT);
  }

  @Test
  void blocksWithOneOfTheTwo_areLeftOut() {
    var run = run("platform-pool");
    for (int block : new int[] {0, 2, 5}) {
      run.fork(block, "platform-pool", 2 * BASELINE[block]);
    }
    run.failed(1, "platform-pool", "it hung").fork(9, "platform-pool", 1);
    var comparison = comparison(run, 1);
    assertThat(comparison.ratio().value()).isCloseTo(2, EXACT);
    assertThat(comparison.ratio().n()).isEqualTo(3);
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
  }

  @Test
  void noSharedBlock_noComparison() {
    assertThat(cell(run("platform-pool").fork(9, "platform-pool", 3)).arms().get(1).comparison())
        .isEmpty();
    assertThat(cell(run("platform-pool")).arms().get(1).comparison()).isEmpty();
  }

  /** The pass line of 97.5 % for a true rate of 5 %: 29 of 400. Seeded, so that it cannot flake. */
  @Test
  void equalArms_areSeldomCalledDifferent() {
    assertThat(claims(400, 1.0)).isLessThanOrEqualTo(29);
  }

  @Test
  void fivePercent_isMostlyDetected() {
    assertThat(claims(200, 1.05)).isGreaterThanOrEqualTo(180);
  }

  /** Cells in which an arm whose true ratio to the baseline is given was called different. */
  private static int claims(int cells, double ratio) {
    var random = new Random(20261122);
    int claims = 0;
    for (int i = 0; i < cells; i++) {
      var run = new RunBuilder(2).cell(Workload.SUM_LIST, Map.of(), "fork-join", "platform-pool");
      for (int block = 0; block < BLOCKS; block++) {
        // Each block has its own speed, far more different than the arms are.
        double speed = 3 * Math.exp(0.1 * random.nextGaussian());
        run.fork(block, "fork-join", speed * Math.exp(FORK_SD * random.nextGaussian()));
        run.fork(block, "platform-pool", ratio * speed * Math.exp(FORK_SD * random.nextGaussian()));
      }
      var verdict = comparison(run, 1).verdict();
      claims += verdict == Verdict.BETTER || verdict == Verdict.WORSE ? 1 : 0;
    }
    return claims;
  }
}
