package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * A fork that still warms up while it is measured shows by its trend. Expected values come from R
 * 4.2: {@code cor.test(1:n, x, method="kendall", exact=FALSE, continuity=TRUE)}.
 */
final class MannKendallTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] FALLING = {9.1, 8.7, 8.9, 8.4, 8.8, 8.2};

  @Test
  void of_risingSeriesWithTies_isCorrectedForThem() {
    // R 4.2: x <- c(5.1, 5.0, 5.3, 5.2, 5.2, 5.4, 5.3, 5.6, 5.5, 5.5)
    var trend = MannKendall.of(new double[] {5.1, 5.0, 5.3, 5.2, 5.2, 5.4, 5.3, 5.6, 5.5, 5.5});
    assertThat(trend.tau()).isCloseTo(0.6900655593423543, EXACT);
    assertThat(trend.p()).isCloseTo(0.008651249852577635, EXACT);
  }

  @Test
  void of_fallingSeries_hasANegativeTau() {
    // R 4.2: x <- c(9.1, 8.7, 8.9, 8.4, 8.8, 8.2)
    var trend = MannKendall.of(FALLING);
    assertThat(trend.tau()).isCloseTo(-0.6, EXACT);
    assertThat(trend.p()).isCloseTo(0.1328549557310538, EXACT);
  }

  @Test
  void of_fourValues_isTheShortestSeriesTested() {
    // R 4.2: x <- c(2, 1, 4, 3)
    var trend = MannKendall.of(new double[] {2, 1, 4, 3});
    assertThat(trend.tau()).isCloseTo(1.0 / 3, EXACT);
    assertThat(trend.p()).isCloseTo(0.7340951823194758, EXACT);
  }

  @Test
  void of_reversedOrNegated_isTheOppositeWithTheSameP() {
    var trend = MannKendall.of(FALLING);
    var negated = MannKendall.of(DoubleStream.of(FALLING).map(x -> -x).toArray());
    assertThat(negated).isEqualTo(new MannKendall(-trend.tau(), trend.p()));
    double[] reversed = {8.2, 8.8, 8.4, 8.9, 8.7, 9.1};
    assertThat(MannKendall.of(reversed)).isEqualTo(negated);
  }

  @Test
  void of_anyRisingFunctionOfTheValues_isTheSame() {
    assertThat(MannKendall.of(DoubleStream.of(FALLING).map(Math::exp).toArray()))
        .isEqualTo(MannKendall.of(FALLING));
  }

  @Test
  void of_fewerThanFourValues_isNoEvidence() {
    assertThat(MannKendall.of(new double[] {1, 2, 3})).isEqualTo(new MannKendall(1, 1));
    assertThat(MannKendall.of(new double[] {2, 1})).isEqualTo(new MannKendall(-1, 1));
    assertThat(MannKendall.of(new double[] {2})).isEqualTo(new MannKendall(0, 1));
    assertThat(MannKendall.of(new double[] {})).isEqualTo(new MannKendall(0, 1));
  }

  @Test
  void of_constantSeries_hasNoTrend() {
    assertThat(MannKendall.of(new double[] {3, 3, 3, 3, 3})).isEqualTo(new MannKendall(0, 1));
  }

  @Test
  void of_valueThatIsNotFinite_isRejected() {
    assertThatThrownBy(() -> MannKendall.of(new double[] {1, Double.POSITIVE_INFINITY}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sample of Infinity: it must be finite");
  }
}
