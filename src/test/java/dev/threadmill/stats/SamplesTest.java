package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every figure of a report is one of these four. Expected values are worked by hand or by Python's
 * {@code statistics} module and SciPy 1.17, with the call beside them.
 */
final class SamplesTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] FORKS = {12.1, 11.8, 12.6, 12.0, 12.9};

  @Test
  void mean_isTheSumDividedByTheCount() {
    assertThat(Samples.mean(FORKS)).isCloseTo(61.4 / 5, EXACT);
    assertThat(Samples.mean(new double[] {-3})).isEqualTo(-3);
  }

  @Test
  void geometricMean_isTheRootOfTheProduct() {
    // By hand: the cube root of 2 · 4 · 27 = 216.
    assertThat(Samples.geometricMean(new double[] {2, 4, 27})).isCloseTo(6, EXACT);
    // scipy.stats.gmean([12.1, 11.8, 12.6, 12.0, 12.9])
    assertThat(Samples.geometricMean(FORKS)).isCloseTo(12.27331203544449, EXACT);
  }

  @Test
  void standardDeviation_dividesByOneLessThanTheCount() {
    // By hand: deviations -2, 0, 2; 8 / 2 = 4, whose root is 2.
    assertThat(Samples.standardDeviation(new double[] {10, 12, 14})).isCloseTo(2, EXACT);
    // numpy.std([12.1, 11.8, 12.6, 12.0, 12.9], ddof=1)
    assertThat(Samples.standardDeviation(FORKS)).isCloseTo(0.45497252664309296, EXACT);
  }

  @Test
  void median_oddCount_isTheMiddle() {
    assertThat(Samples.median(new double[] {9, 1, 5})).isEqualTo(5);
    assertThat(Samples.median(new double[] {7})).isEqualTo(7);
  }

  @Test
  void median_evenCount_isHalfwayBetweenTheMiddleTwo() {
    assertThat(Samples.median(new double[] {9, 1, 5, 6})).isEqualTo(5.5);
  }

  @Test
  void median_leavesTheSamplesInTheirOrder() {
    double[] samples = {3, 1, 2};
    Samples.median(samples);
    assertThat(samples).containsExactly(3, 1, 2);
  }

  @Test
  void tooFewSamples_areRejectedWithTheirNumber() {
    double[] none = {};
    assertThatThrownBy(() -> Samples.mean(none)).hasMessage("0 samples: at least 1 needed");
    assertThatThrownBy(() -> Samples.median(none)).hasMessage("0 samples: at least 1 needed");
    assertThatThrownBy(() -> Samples.geometricMean(none))
        .hasMessage("0 samples: at least 1 needed");
    assertThatThrownBy(() -> Samples.standardDeviation(new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 samples: at least 2 needed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void samplesThatAreNotFinite_areRejected(double bad) {
    double[] samples = {1, bad, 2};
    assertThatThrownBy(() -> Samples.mean(samples)).hasMessageContaining("" + bad);
    assertThatThrownBy(() -> Samples.median(samples)).hasMessageContaining("" + bad);
    assertThatThrownBy(() -> Samples.standardDeviation(samples)).hasMessageContaining("" + bad);
    assertThatThrownBy(() -> Samples.geometricMean(samples)).hasMessageContaining("" + bad);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1.5})
  void geometricMean_ofASampleThatIsNotPositive_isRejected(double bad) {
    assertThatThrownBy(() -> Samples.geometricMean(new double[] {1, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sample of " + bad + ": only positive ones have a logarithm");
  }
}
