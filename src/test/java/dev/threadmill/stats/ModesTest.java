package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A mean of two modes is a time that no fork ever took; the report must say so, and must not say it
 * of plain noise. Expected values are worked by hand from the definition.
 */
final class ModesTest {

  @Test
  void mValue_twoEqualModes_isFour() {
    // By hand: sd 5.13, width 4.61; bins 10, 0, 10; differences 10 + 10 + 10 + 10 over 10.
    double[] samples = new double[20];
    for (int i = 10; i < 20; i++) {
      samples[i] = 10;
    }
    assertThat(Modes.mValue(samples)).isEqualTo(4);
  }

  @Test
  void mValue_aSmallerSecondMode_addsTwiceItsShare() {
    // By hand: sd 3.55, width 3.10 for 22 samples; bins 18, 0, 4; 18 + 18 + 4 + 4 over 18.
    double[] samples = new double[22];
    for (int i = 18; i < 22; i++) {
      samples[i] = 9;
    }
    assertThat(Modes.mValue(samples)).isCloseTo(44.0 / 18, within(1e-9));
  }

  @Test
  void mValue_usesSevenTenthsOfScottsWidth() {
    // By hand: the upper samples lie 2.09 widths from the lower in ten, an empty bin between them,
    // and 1.93 widths in nine, which is the next bin.
    double[] ten = {0, 0, 0, 0, 1, 1, 0, 0, 0, 0};
    double[] nine = {0, 0, 0, 0, 1, 1, 0, 0, 0};
    assertThat(Modes.mValue(ten)).isEqualTo(2.5);
    assertThat(Modes.mValue(nine)).isEqualTo(2);
  }

  @Test
  void mValue_oneMode_isTwo() {
    assertThat(Modes.mValue(new double[] {1, 2, 3, 4, 5, 6, 7, 8})).isEqualTo(2);
    assertThat(Modes.mValue(new double[] {7, 7, 7})).isEqualTo(2);
    assertThat(Modes.mValue(new double[] {7})).isEqualTo(2);
  }

  @Test
  void mValue_ofNoise_seldomClaimsModes() {
    var random = new Random(11);
    int claims = 0;
    for (int run = 0; run < 200; run++) {
      double[] noise = DoubleStream.generate(random::nextGaussian).limit(40).toArray();
      claims += Modes.mValue(noise) > 2.8 ? 1 : 0;
    }
    assertThat(claims).isLessThanOrEqualTo(12);
  }

  @Test
  void mValue_ofTwoNormalModes_mostlyFindsThem() {
    var random = new Random(12);
    int claims = 0;
    for (int run = 0; run < 200; run++) {
      double[] mixed =
          DoubleStream.generate(() -> random.nextGaussian() + (random.nextBoolean() ? 6 : 0))
              .limit(40)
              .toArray();
      claims += Modes.mValue(mixed) > 2.8 ? 1 : 0;
    }
    assertThat(claims).isGreaterThanOrEqualTo(150);
  }

  @Test
  void mValue_ofAnotherUnit_isTheSame() {
    var random = new Random(13);
    double[] samples = DoubleStream.generate(random::nextDouble).limit(50).toArray();
    double[] shifted = DoubleStream.of(samples).map(x -> 1024 * x).toArray();
    assertThat(Modes.mValue(shifted)).isEqualTo(Modes.mValue(samples));
  }

  @Test
  void mValue_ofNothing_isRejected() {
    assertThatThrownBy(() -> Modes.mValue(new double[] {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 samples: at least 1 needed");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
  void mValue_ofAValueThatIsNotFinite_isRejected(double bad) {
    assertThatThrownBy(() -> Modes.mValue(new double[] {1, bad}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sample of " + bad + ": it must be finite");
  }
}
