package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Two runs are compared by this alone; a test that assumed equal spread would claim differences
 * between a quiet run and a noisy one. Expected values come from R 4.2, with the call beside them.
 */
final class WelchRatioTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] NEW = {12.1, 11.8, 12.6, 12.0, 12.9};
  private static final double[] OLD = {13.0, 13.4, 12.7, 13.9};

  @Test
  void of_twoRuns_isWelchsTestOfTheLogarithms() {
    // R 4.2: t <- t.test(log(new), log(old)); exp(mean(log(new)) - mean(log(old)))
    // exp(t$conf.int); t$parameter; t$p.value
    var ratio = WelchRatio.of(NEW, OLD);
    assertThat(ratio.value()).isCloseTo(0.9268193830722028, EXACT);
    assertThat(ratio.interval().low()).isCloseTo(0.8713995380342305, EXACT);
    assertThat(ratio.interval().high()).isCloseTo(0.9857638561251971, EXACT);
    assertThat(ratio.degreesOfFreedom()).isCloseTo(6.368105422898421, EXACT);
    assertThat(ratio.p()).isCloseTo(0.023118147679645613, EXACT);
  }

  @Test
  void of_swapped_isTheReciprocalWithTheSameP() {
    var ratio = WelchRatio.of(NEW, OLD);
    var swapped = WelchRatio.of(OLD, NEW);
    assertThat(swapped.value()).isCloseTo(1 / ratio.value(), EXACT);
    assertThat(swapped.interval().low()).isCloseTo(1 / ratio.interval().high(), EXACT);
    assertThat(swapped.interval().high()).isCloseTo(1 / ratio.interval().low(), EXACT);
    assertThat(swapped.degreesOfFreedom()).isCloseTo(ratio.degreesOfFreedom(), EXACT);
    assertThat(swapped.p()).isCloseTo(ratio.p(), EXACT);
  }

  @Test
  void of_anotherUnit_changesNothing() {
    double[] micros = DoubleStream.of(NEW).map(x -> 1000 * x).toArray();
    double[] otherMicros = DoubleStream.of(OLD).map(x -> 1000 * x).toArray();
    assertThat(WelchRatio.of(micros, otherMicros).value())
        .isCloseTo(WelchRatio.of(NEW, OLD).value(), EXACT);
  }

  @Test
  void of_equalMeans_isOneWithoutEvidence() {
    var ratio = WelchRatio.of(NEW, NEW);
    assertThat(ratio.value()).isEqualTo(1);
    assertThat(ratio.p()).isCloseTo(1, EXACT);
    assertThat(ratio.interval().contains(1)).isTrue();
    assertThat(ratio.degreesOfFreedom()).isCloseTo(8, EXACT);
  }

  @Test
  void of_noSpread_leavesNoDoubt() {
    double[] ones = {1, 1, 1};
    double[] twos = {2, 2};
    assertThat(WelchRatio.of(ones, ones)).isEqualTo(new WelchRatio(1, new Interval(1, 1), 4, 1));
    var ratio = WelchRatio.of(twos, ones);
    assertThat(ratio.value()).isCloseTo(2, EXACT);
    assertThat(ratio.interval()).isEqualTo(new Interval(ratio.value(), ratio.value()));
    assertThat(ratio.degreesOfFreedom()).isEqualTo(3);
    assertThat(ratio.p()).isZero();
  }

  @Test
  void of_spreadInOneOnly_hasItsDegreesOfFreedom() {
    var ratio = WelchRatio.of(NEW, new double[] {13, 13, 13});
    assertThat(ratio.degreesOfFreedom()).isCloseTo(4, EXACT);
  }

  @Test
  void of_badInput_isRejectedWithTheValue() {
    double[] one = {1};
    assertThatThrownBy(() -> WelchRatio.of(one, OLD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("1 samples: at least 2 needed");
    assertThatThrownBy(() -> WelchRatio.of(NEW, one)).hasMessage("1 samples: at least 2 needed");
    assertThatThrownBy(() -> WelchRatio.of(NEW, new double[] {1, -2}))
        .hasMessage("a sample of -2.0: only positive ones have a logarithm");
    assertThatThrownBy(() -> WelchRatio.of(new double[] {1, Double.NaN}, OLD))
        .hasMessage("a sample of NaN: it must be finite");
  }
}
