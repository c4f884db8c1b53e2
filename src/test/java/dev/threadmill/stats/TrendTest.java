package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The drift of a machine over a run is this slope. Expected values come from R 4.2. */
final class TrendTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] X = {0, 1, 2.5, 4, 5, 7};
  private static final double[] Y = {1.02, 1.00, 1.05, 1.04, 1.09, 1.06};

  @Test
  void of_sixPoints_isLeastSquaresWithStudentsT() {
    // R 4.2: summary(lm(y ~ x))$coefficients[2, c(1, 4)]
    var trend = Trend.of(X, Y);
    assertThat(trend.slope()).isCloseTo(0.009151291512915114, EXACT);
    assertThat(trend.p().orElseThrow()).isCloseTo(0.08055644082904752, EXACT);
  }

  @Test
  void of_otherUnits_scalesTheSlopeAndKeepsP() {
    var seconds = Trend.of(DoubleStream.of(X).map(x -> 60 * x).toArray(), Y);
    assertThat(seconds.slope()).isCloseTo(0.009151291512915114 / 60, EXACT);
    assertThat(seconds.p().orElseThrow()).isCloseTo(0.08055644082904752, EXACT);
    var negated = Trend.of(X, DoubleStream.of(Y).map(y -> -y).toArray());
    assertThat(negated.slope()).isCloseTo(-0.009151291512915114, EXACT);
    assertThat(negated.p().orElseThrow()).isCloseTo(0.08055644082904752, EXACT);
  }

  @Test
  void of_twoPoints_isTheirLineWithoutP() {
    var trend = Trend.of(new double[] {1, 3}, new double[] {10, 4});
    assertThat(trend.slope()).isCloseTo(-3, EXACT);
    assertThat(trend.p()).isEmpty();
  }

  @Test
  void of_pointsOnALine_leaveNoDoubt() {
    double[] x = {1, 2, 3};
    assertThat(Trend.of(x, new double[] {2, 4, 6})).isEqualTo(new Trend(2, OptionalDouble.of(0)));
    assertThat(Trend.of(x, new double[] {5, 5, 5})).isEqualTo(new Trend(0, OptionalDouble.of(1)));
  }

  @Test
  void of_threePoints_hasOneDegreeOfFreedom() {
    // R 4.2: summary(lm(c(1, 3, 2) ~ c(0, 1, 2)))$coefficients[2, c(1, 4)]
    var trend = Trend.of(new double[] {0, 1, 2}, new double[] {1, 3, 2});
    assertThat(trend.slope()).isCloseTo(0.5, EXACT);
    assertThat(trend.p().orElseThrow()).isCloseTo(2.0 / 3, EXACT);
  }

  @Test
  void of_badInput_isRejectedWithTheValue() {
    assertThatThrownBy(() -> Trend.of(X, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("6 values of x for 1 of y");
    assertThatThrownBy(() -> Trend.of(new double[] {1}, new double[] {1}))
        .hasMessage("1 samples: at least 2 needed");
    assertThatThrownBy(() -> Trend.of(new double[] {2, 2}, new double[] {1, 3}))
        .hasMessage("all x are 2.0: a slope needs two different ones");
    double[] bad = {1, Double.NaN};
    double[] good = {1, 2};
    assertThatThrownBy(() -> Trend.of(bad, good)).hasMessage("a sample of NaN: it must be finite");
    assertThatThrownBy(() -> Trend.of(good, bad)).hasMessage("a sample of NaN: it must be finite");
  }
}
