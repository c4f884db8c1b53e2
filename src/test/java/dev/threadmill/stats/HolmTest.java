package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With many arms and no adjustment, most reports would hold a false claim. Expected values are
 * worked by hand: sorted values times the number of tests not yet decided, then running maxima.
 */
final class HolmTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void adjust_multipliesBySmallerFactorsAsPGrows() {
    // 0.005 · 4, 0.01 · 3, 0.03 · 2, 0.04 · 1 raised to 0.06; R: p.adjust(p, "holm") does the same.
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, EXACT);
  }

  @Test
  void adjust_neverExceedsOne() {
    assertThat(Holm.adjust(new double[] {0.9, 0.6})).containsExactly(1, 1);
  }

  @Test
  void adjust_tiesGetTheSameValue() {
    assertThat(Holm.adjust(new double[] {0.01, 0.01, 0.01}))
        .containsExactly(new double[] {0.03, 0.03, 0.03}, EXACT);
  }

  @Test
  void adjust_oneTestOrNone_changesNothing() {
    assertThat(Holm.adjust(new double[] {0.04})).containsExactly(0.04);
    assertThat(Holm.adjust(new double[] {})).isEmpty();
  }

  @Test
  void adjust_leavesTheRawValuesAlone() {
    double[] raw = {0.2, 0.1};
    Holm.adjust(raw);
    assertThat(raw).containsExactly(0.2, 0.1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void adjust_outsideZeroToOne_isRejected(double bad) {
    assertThatThrownBy(() -> Holm.adjust(new double[] {0.5, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a p-value of " + bad + ": it must be from 0 to 1");
  }
}
