package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plan promises minutes and a smallest visible effect; too few blocks break the promise, too
 * many waste hours. Expected values come from R 4.2, with the call beside them.
 */
final class SampleSizeTest {
  private static final Offset<Double> EXACT = within(1e-9);

  // R 4.2: max(pilot, ceiling((qt(.975, pilot - 1) * sd / h)^2))
  @ParameterizedTest
  @CsvSource({
    "0.03, 0.03, 8, 8",
    "0.03, 0.02, 8, 13",
    "0.03, 0.015, 8, 23",
    "0.05, 0.05, 5, 8",
    "0.001, 0.05, 5, 5",
    "0, 0.05, 2, 2"
  })
  void forHalfWidth_isSteinsRule(double sd, double halfWidth, int pilot, int pairs) {
    assertThat(SampleSize.forHalfWidth(sd, halfWidth, pilot)).isEqualTo(pairs);
  }

  @Test
  void forHalfWidth_roundsUp() {
    // By hand: one degree of freedom has the quantile tan(0.475 π) = 12.706; its square is 161.4.
    assertThat(SampleSize.forHalfWidth(1, 1, 2)).isEqualTo(162);
    assertThat(SampleSize.forHalfWidth(1, 1e-9, 2)).isEqualTo(Integer.MAX_VALUE);
  }

  // R 4.2: power.t.test(n=n, sd=sd, delta=d, type="paired", strict=TRUE)$power
  @ParameterizedTest
  @CsvSource({
    "2, 1, 1, 0.09280915505653509",
    "2, 0.02, 0.5, 0.9944619458823405",
    "5, 0.02, 0.05, 0.9817305884553016",
    "8, 0.03, 0.03, 0.6808339582063625",
    "14, 0.05, 0.05, 0.9323694812115686",
    "66, 0.12, 0.05, 0.9153767241083983",
    "500, 1, 0.1, 0.6071255422737252"
  })
  void power_isThatOfTheNoncentralT(int pairs, double sd, double effect, double power) {
    assertThat(SampleSize.power(sd, effect, pairs)).isCloseTo(power, EXACT);
  }

  @Test
  void power_ofNoEffect_isTheLevel() {
    assertThat(SampleSize.power(1, 0, 2)).isCloseTo(0.05, EXACT);
    assertThat(SampleSize.power(1, 0, 40)).isCloseTo(0.05, EXACT);
  }

  // R 4.2: n <- 2; while (power.t.test(n=n, sd=sd, delta=d, type="paired",
  // strict=TRUE)$power < p) n <- n + 1
  @ParameterizedTest
  @CsvSource({
    "0.02, 0.05, 0.9, 5",
    "0.03, 0.05, 0.9, 7",
    "0.05, 0.05, 0.9, 13",
    "0.08, 0.05, 0.9, 29",
    "0.12, 0.05, 0.9, 63",
    "0.02, 0.5, 0.9, 2",
    "1, 0.05, 0.8, 3142",
    "0, 0.05, 0.9, 2"
  })
  void forPower_isTheSmallestNumberWithThePower(double sd, double effect, double power, int n) {
    assertThat(SampleSize.forPower(sd, effect, power)).isEqualTo(n);
  }

  @Test
  void forPower_beyondCounting_isTheLargestNumber() {
    assertThat(SampleSize.forPower(1, 1e-9, 0.9)).isEqualTo(Integer.MAX_VALUE);
  }

  // R 4.2: power.t.test(n=n, sd=sd, power=p, type="paired", strict=TRUE, tol=1e-15)$delta
  @ParameterizedTest
  @CsvSource({
    "0.02, 2, 0.9, 0.2964824263863765",
    "0.02, 5, 0.9, 0.03931777647206438",
    "0.03, 8, 0.9, 0.04025407125581117",
    "0.05, 14, 0.8, 0.04050733359592446",
    "0.05, 100, 0.95, 0.018201768911020908"
  })
  void detectableEffect_isTheEffectFoundWithThePower(
      double sd, int blocks, double power, double effect) {
    assertThat(SampleSize.detectableEffect(sd, blocks, power)).isCloseTo(effect, EXACT);
  }

  @Test
  void detectableEffect_isTheInverseOfForPower() {
    double effect = SampleSize.detectableEffect(0.04, 11, 0.85);
    assertThat(SampleSize.forPower(0.04, effect * 1.000001, 0.85)).isEqualTo(11);
    assertThat(SampleSize.forPower(0.04, effect * 0.999999, 0.85)).isEqualTo(12);
  }

  @Test
  void detectableEffect_withoutSpreadOrAmbition_isZero() {
    assertThat(SampleSize.detectableEffect(0, 5, 0.9)).isZero();
    assertThat(SampleSize.detectableEffect(0.05, 5, 0.04)).isZero();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, Double.NaN, Double.POSITIVE_INFINITY})
  void aSpreadThatIsNone_isRejected(double sd) {
    String message = "a standard deviation of " + sd + ": it must be 0 or more, and finite";
    assertThatThrownBy(() -> SampleSize.forHalfWidth(sd, 0.03, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> SampleSize.forPower(sd, 0.03, 0.9)).hasMessage(message);
    assertThatThrownBy(() -> SampleSize.detectableEffect(sd, 8, 0.9)).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.03, Double.NaN, Double.POSITIVE_INFINITY})
  void aHalfWidthOrEffectThatIsNotPositive_isRejected(double bad) {
    assertThatThrownBy(() -> SampleSize.forHalfWidth(0.03, bad, 8))
        .hasMessage("a half-width of " + bad + ": it must be positive and finite");
    assertThatThrownBy(() -> SampleSize.forPower(0.03, bad, 0.9))
        .hasMessage("an effect of " + bad + ": it must be positive and finite");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 90, Double.NaN})
  void aPowerOutsideZeroToOne_isRejected(double power) {
    String message = "a power of " + power + ": it must be between 0 and 1";
    assertThatThrownBy(() -> SampleSize.forPower(0.03, 0.03, power)).hasMessage(message);
    assertThatThrownBy(() -> SampleSize.detectableEffect(0.03, 8, power)).hasMessage(message);
  }

  @Test
  void fewerThanTwoPairs_areRejected() {
    assertThatThrownBy(() -> SampleSize.forHalfWidth(0.03, 0.03, 1))
        .hasMessage("1 pairs: at least 2 needed");
    assertThatThrownBy(() -> SampleSize.detectableEffect(0.03, 1, 0.9))
        .hasMessage("1 pairs: at least 2 needed");
  }
}
