package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A report makes a claim per cell and arm; without this adjustment one in twenty of the true
 * nothings becomes a claim. Expected values come from R 4.2, with the call beside them.
 */
final class BenjaminiHochbergTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void adjust_multipliesByTheFamilyOverTheRank() {
    // R 4.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.5), "BH")
    assertThat(BenjaminiHochberg.adjust(new double[] {0.01, 0.04, 0.03, 0.005, 0.5}))
        .containsExactly(new double[] {0.025, 0.05, 0.05, 0.025, 0.5}, EXACT);
  }

  @Test
  void adjust_tiesAndInversions_getTheSmallestOfWhatFollows() {
    // R 4.2: p.adjust(c(0.001, 0.8, 0.02, 0.021, 0.3, 0.02), "BH")
    assertThat(BenjaminiHochberg.adjust(new double[] {0.001, 0.8, 0.02, 0.021, 0.3, 0.02}))
        .containsExactly(new double[] {0.006, 0.8, 0.0315, 0.0315, 0.36, 0.0315}, EXACT);
  }

  @Test
  void adjust_staysBetweenTheRawValueAndHolms() {
    var random = new Random(7);
    double[] raw = random.doubles(40).map(p -> p * p).toArray();
    double[] adjusted = BenjaminiHochberg.adjust(raw);
    double[] holm = Holm.adjust(raw);
    for (int i = 0; i < raw.length; i++) {
      assertThat(adjusted[i]).isBetween(raw[i], holm[i]);
    }
  }

  @Test
  void adjust_oneTestOrNone_changesNothing() {
    assertThat(BenjaminiHochberg.adjust(new double[] {0.04})).containsExactly(0.04);
    assertThat(BenjaminiHochberg.adjust(new double[] {1, 0})).containsExactly(1, 0);
    assertThat(BenjaminiHochberg.adjust(new double[] {})).isEmpty();
  }

  @Test
  void adjust_leavesTheRawValuesAlone() {
    double[] raw = {0.2, 0.1};
    BenjaminiHochberg.adjust(raw);
    assertThat(raw).containsExactly(0.2, 0.1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void adjust_outsideZeroToOne_isRejected(double bad) {
    assertThatThrownBy(() -> BenjaminiHochberg.adjust(new double[] {0.5, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a p-value of " + bad + ": it must be from 0 to 1");
  }
}
