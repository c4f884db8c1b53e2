package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every verdict rests on this comparison. Expected values come from SciPy 1.17 or R 4.2, with the
 * call beside them.
 */
final class PairedRatioTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] ARM = {3.11, 2.97, 3.05, 2.94, 3.20, 3.02};
  private static final double[] BASELINE = {2.97, 2.91, 2.99, 2.96, 3.01, 2.95};

  @Test
  void of_sixPairs_isThePairedTestOfTheLogarithms() {
    // d = log(a) - log(b); scipy.stats.ttest_rel(log(a), log(b)).pvalue and
    // exp(scipy.stats.t.interval(.95, 5, loc=d.mean(), scale=scipy.stats.sem(d)))
    var ratio = PairedRatio.of(ARM, BASELINE);
    assertThat(ratio.value()).isCloseTo(1.0277480939612715, EXACT);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(1.002624514189977, EXACT);
    assertThat(ratio.interval().orElseThrow().high()).isCloseTo(1.0535012157511296, EXACT);
    assertThat(ratio.p().orElseThrow()).isCloseTo(0.036126575188464974, EXACT);
  }

  @Test
  void of_swapped_isTheReciprocalWithTheSameP() {
    var ratio = PairedRatio.of(BASELINE, ARM);
    assertThat(ratio.value()).isCloseTo(1 / 1.0277480939612715, EXACT);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(1 / 1.0535012157511296, EXACT);
    assertThat(ratio.p().orElseThrow()).isCloseTo(0.036126575188464974, EXACT);
  }

  @Test
  void of_whatPairsShare_cancels() {
    double[] arm = ARM.clone();
    double[] baseline = BASELINE.clone();
    arm[3] *= 40;
    baseline[3] *= 40;
    assertThat(PairedRatio.of(arm, baseline).p().orElseThrow())
        .isCloseTo(0.036126575188464974, EXACT);
  }

  @Test
  void of_onePair_hasARatioAndNothingElse() {
    var ratio = PairedRatio.of(new double[] {3}, new double[] {2});
    assertThat(ratio.value()).isCloseTo(1.5, EXACT);
    assertThat(ratio.interval()).isEmpty();
    assertThat(ratio.p()).isEmpty();
  }

  @Test
  void of_equalPairs_isOneWithoutDoubt() {
    var ratio = PairedRatio.of(ARM, ARM);
    assertThat(ratio.value()).isEqualTo(1);
    assertThat(ratio.interval()).contains(new Interval(1, 1));
    assertThat(ratio.p()).hasValue(1);
  }

  @Test
  void twoStage_takesTheMeanOfAllPairsAndTheSpreadOfThePilot() {
    // R 4.2: a <- c(3.11,2.97,3.05,2.94,3.20,3.02,3.08,2.99)
    // b <- c(2.97,2.91,2.99,2.96,3.01,2.95,2.93,3.00); d <- log(a) - log(b)
    // m <- mean(d); e <- sd(d[1:5]) / sqrt(8); q <- qt(.975, 4)
    // exp(c(m, m - q*e, m + q*e)); 2 * pt(-abs(m) / e, 4)
    double[] arm = {3.11, 2.97, 3.05, 2.94, 3.20, 3.02, 3.08, 2.99};
    double[] baseline = {2.97, 2.91, 2.99, 2.96, 3.01, 2.95, 2.93, 3.00};
    var ratio = PairedRatio.twoStage(arm, baseline, 5);
    assertThat(ratio.value()).isCloseTo(1.0267013633850668, EXACT);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(1.000554940867764, EXACT);
    assertThat(ratio.interval().orElseThrow().high()).isCloseTo(1.05353104214601, EXACT);
    assertThat(ratio.p().orElseThrow()).isCloseTo(0.04705046123905342, EXACT);
  }

  @Test
  void twoStage_pilotOfAllPairs_isTheOneStageComparison() {
    var one = PairedRatio.of(ARM, BASELINE);
    var two = PairedRatio.twoStage(ARM, BASELINE, ARM.length);
    assertThat(two.value()).isEqualTo(one.value());
    assertThat(two.p().orElseThrow()).isCloseTo(one.p().orElseThrow(), EXACT);
    assertThat(two.interval().orElseThrow().low())
        .isCloseTo(one.interval().orElseThrow().low(), EXACT);
    assertThat(two.interval().orElseThrow().high())
        .isCloseTo(one.interval().orElseThrow().high(), EXACT);
  }

  @Test
  void twoStage_swapped_isTheReciprocalWithTheSameP() {
    var ratio = PairedRatio.twoStage(ARM, BASELINE, 3);
    var swapped = PairedRatio.twoStage(BASELINE, ARM, 3);
    assertThat(swapped.value()).isCloseTo(1 / ratio.value(), EXACT);
    assertThat(swapped.p().orElseThrow()).isCloseTo(ratio.p().orElseThrow(), EXACT);
    assertThat(swapped.interval().orElseThrow().low())
        .isCloseTo(1 / ratio.interval().orElseThrow().high(), EXACT);
  }

  @Test
  void twoStage_noSpreadInThePilot_leavesNoDoubt() {
    double[] ones = {1, 1, 1};
    var equal = PairedRatio.twoStage(ones, ones, 2);
    assertThat(equal.interval()).contains(new Interval(1, 1));
    assertThat(equal.p()).hasValue(1);
    assertThat(PairedRatio.twoStage(new double[] {2, 2, 2}, ones, 2).p()).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 7})
  void twoStage_pilotOutsideTwoToAllPairs_isRejected(int pilot) {
    assertThatThrownBy(() -> PairedRatio.twoStage(ARM, BASELINE, pilot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a pilot of " + pilot + " pairs: it must be from 2 to all 6");
  }

  @Test
  void twoStage_pilotOfTwo_hasOneDegreeOfFreedom() {
    // By hand: d = ln 1, ln 4, ln 2; mean ln 2; pilot sd ln 4 / root 2; tan(0.475 π) is t's
    // quantile.
    var ratio = PairedRatio.twoStage(new double[] {1, 4, 2}, new double[] {1, 1, 1}, 2);
    double half = Math.tan(0.475 * Math.PI) * Math.log(4) / Math.sqrt(6);
    assertThat(ratio.interval().orElseThrow().low()).isCloseTo(2 * Math.exp(-half), EXACT);
  }

  @Test
  void logStandardDeviation_isThatOfTheLogarithmsOfTheRatios() {
    // R 4.2: sd(log(a) - log(b)), with the eight pairs of twoStage above
    double[] arm = {3.11, 2.97, 3.05, 2.94, 3.20, 3.02, 3.08, 2.99};
    double[] baseline = {2.97, 2.91, 2.99, 2.96, 3.01, 2.95, 2.93, 3.00};
    assertThat(PairedRatio.logStandardDeviation(arm, baseline))
        .isCloseTo(0.024565906574578272, EXACT);
    assertThat(PairedRatio.logStandardDeviation(baseline, arm))
        .isCloseTo(0.024565906574578272, EXACT);
  }

  @Test
  void logStandardDeviation_badInput_isRejectedWithTheValue() {
    double[] one = {1};
    assertThatThrownBy(() -> PairedRatio.logStandardDeviation(one, one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 samples: at least 2 needed");
    assertThatThrownBy(() -> PairedRatio.logStandardDeviation(one, new double[] {1, 2}))
        .hasMessage("1 numerators for 2 denominators");
  }

  @Test
  void of_badInput_isRejectedWithTheValue() {
    double[] two = {1, 2};
    assertThatThrownBy(() -> PairedRatio.of(two, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 numerators for 1 denominators");
    assertThatThrownBy(() -> PairedRatio.of(two, new double[] {1, 0}))
        .hasMessage("a sample of 0.0: only positive ones have a logarithm");
    double[] endless = {1, Double.POSITIVE_INFINITY};
    assertThatThrownBy(() -> PairedRatio.of(endless, endless))
        .hasMessage("a sample of Infinity: it must be finite");
    assertThatThrownBy(() -> PairedRatio.of(new double[] {}, new double[] {}))
        .hasMessage("0 samples: at least 1 needed");
  }
}
