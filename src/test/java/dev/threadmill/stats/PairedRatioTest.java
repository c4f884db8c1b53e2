package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Every verdict rests on this comparison. Expected values come from SciPy 1.17, with the call
 * beside them.
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
