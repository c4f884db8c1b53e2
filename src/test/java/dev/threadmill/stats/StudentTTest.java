package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An interval that is too narrow makes noise look like a finding. Expected values come from SciPy
 * 1.17, with the call beside them, or from published t quantiles.
 */
final class StudentTTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] FORKS = {12.1, 11.8, 12.6, 12.0, 12.9};

  @Test
  void meanInterval_fiveSamples_isStudentsInterval() {
    // scipy.stats.t.interval(.95, 4, loc=x.mean(), scale=scipy.stats.sem(x))
    var interval = StudentT.meanInterval(FORKS, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(11.715076993495469, EXACT);
    assertThat(interval.high()).isCloseTo(12.84492300650453, EXACT);
  }

  @Test
  void meanInterval_twoSamples_usesTheQuantileOfOneDegreeOfFreedom() {
    // By hand: 12 ± 12.706204736174694 · 2; the quantile is that of the t tables, tan(0.475 π).
    var interval = StudentT.meanInterval(new double[] {10, 14}, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(12 - 2 * 12.706204736174694, EXACT);
    assertThat(interval.high()).isCloseTo(12 + 2 * Math.tan(0.475 * Math.PI), EXACT);
  }

  @Test
  void meanInterval_higherLevel_isWider() {
    // scipy.stats.t.interval(.99, 4, loc=x.mean(), scale=scipy.stats.sem(x))
    var interval = StudentT.meanInterval(FORKS, 0.99).orElseThrow();
    assertThat(interval.low()).isCloseTo(11.343205279266689, EXACT);
    assertThat(interval.high()).isCloseTo(13.21679472073331, EXACT);
  }

  @Test
  void geometricMeanInterval_isTheIntervalOfTheLogarithmsTakenBack() {
    // numpy.exp(scipy.stats.t.interval(.95, 4, loc=log(x).mean(), scale=scipy.stats.sem(log(x))))
    var interval = StudentT.geometricMeanInterval(FORKS, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(11.724665480740192, EXACT);
    assertThat(interval.high()).isCloseTo(12.847632076738524, EXACT);
  }

  @Test
  void geometricMeanInterval_changesUnitsWithTheSamples() {
    double[] micros = DoubleStream.of(FORKS).map(x -> 1000 * x).toArray();
    var interval = StudentT.geometricMeanInterval(micros, 0.95).orElseThrow();
    assertThat(interval.low()).isCloseTo(11724.665480740192, within(1e-6));
  }

  @Test
  void pOfZeroMean_isTwoSided() {
    // scipy.stats.ttest_1samp([0.3, -0.1, 0.4, 0.25, -0.05, 0.2], 0).pvalue
    double[] samples = {0.3, -0.1, 0.4, 0.25, -0.05, 0.2};
    assertThat(StudentT.pOfZeroMean(samples).orElseThrow()).isCloseTo(0.09566719227183286, EXACT);
    double[] negated = DoubleStream.of(samples).map(x -> -x).toArray();
    assertThat(StudentT.pOfZeroMean(negated).orElseThrow()).isCloseTo(0.09566719227183286, EXACT);
  }

  @Test
  void pOfZeroMean_agreesWithTheInterval() {
    // Two samples: the 95 % interval touches 0 where the mean is 12.706… half-differences.
    double edge = 12.706204736174694;
    double[] samples = {edge - 1, edge + 1};
    assertThat(StudentT.pOfZeroMean(samples).orElseThrow()).isCloseTo(0.05, EXACT);
    assertThat(StudentT.meanInterval(samples, 0.95).orElseThrow().low()).isCloseTo(0, EXACT);
  }

  @Test
  void noSpread_leavesNoDoubt() {
    double[] same = {2, 2, 2};
    assertThat(StudentT.meanInterval(same, 0.95)).contains(new Interval(2, 2));
    assertThat(StudentT.pOfZeroMean(same)).hasValue(0);
    assertThat(StudentT.pOfZeroMean(new double[] {0, 0})).hasValue(1);
  }

  @Test
  void fewerThanTwoSamples_giveNoIntervalAndNoP() {
    double[] one = {3};
    double[] none = {};
    assertThat(StudentT.meanInterval(one, 0.95)).isEmpty();
    assertThat(StudentT.meanInterval(none, 0.95)).isEmpty();
    assertThat(StudentT.geometricMeanInterval(one, 0.95)).isEmpty();
    assertThat(StudentT.pOfZeroMean(one)).isEmpty();
    assertThat(StudentT.pOfZeroMean(none)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 95, Double.NaN})
  void aLevelOutsideZeroToOne_isRejected(double level) {
    assertThatThrownBy(() -> StudentT.meanInterval(FORKS, level))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a level of " + level + ": it must be between 0 and 1");
  }

  @Test
  void samplesThatAreNotFiniteOrHaveNoLogarithm_areRejectedEvenAlone() {
    assertThatThrownBy(() -> StudentT.meanInterval(new double[] {Double.NaN}, 0.95))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> StudentT.pOfZeroMean(new double[] {Double.NaN}))
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> StudentT.geometricMeanInterval(new double[] {0}, 0.95))
        .hasMessageContaining("logarithm");
  }
}
