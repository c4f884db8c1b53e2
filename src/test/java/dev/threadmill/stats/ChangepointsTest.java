package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Warm-up that is taken for measurement makes every time too long. Expected cuts are evident from
 * the series, or found by trying every partition.
 */
final class ChangepointsTest {

  @Test
  void of_aStepInTheMean_isTheStartOfTheNewLevel() {
    assertThat(Changepoints.of(noisy(1, 20, 1.5, 30, 1.0))).containsExactly(20);
  }

  @Test
  void of_aChangeOfSpreadAlone_isFound() {
    var random = new Random(3);
    double[] series =
        IntStream.range(0, 80)
            .mapToDouble(i -> 10 + (i < 40 ? 0.01 : 1) * random.nextGaussian())
            .toArray();
    assertThat(Changepoints.of(series)).hasSize(1);
    assertThat(Changepoints.of(series)[0]).isBetween(38, 42);
  }

  @Test
  void of_severalSteps_areAscending() {
    assertThat(Changepoints.of(noisy(2, 15, 9.0, 20, 3.0, 25, 2.0))).containsExactly(15, 35);
  }

  @Test
  void of_plainNoise_hasNoCut() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(Changepoints.of(noisy(seed, 40, 1.0))).isEmpty();
    }
  }

  @Test
  void of_aFirstIterationAThousandTimesTheOthers_doesNotHideALaterStep() {
    double[] series = noisy(4, 24, 1.2, 24, 1.0);
    series[0] = 1000;
    assertThat(Changepoints.of(series)).contains(24);
  }

  @Test
  void of_fourEqualValuesInNoise_areNoSegment() {
    double[] series = noisy(5, 20, 1.0);
    Arrays.fill(series, 8, 12, 1.0);
    assertThat(Changepoints.of(series)).isEmpty();
    double[] micros = DoubleStream.of(series).map(x -> 1000 * x).toArray();
    assertThat(Changepoints.of(micros)).isEmpty();
  }

  @Test
  void of_stepsWithoutNoise_areFound() {
    double[] series = {2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1};
    assertThat(Changepoints.of(series)).containsExactly(6);
    assertThat(Changepoints.of(new double[] {2, 2, 2, 2, 1, 1, 1, 1})).containsExactly(4);
    assertThat(Changepoints.of(new double[40])).isEmpty();
  }

  @Test
  void of_fewerThanTwoSegmentsLong_isOneSegment() {
    assertThat(Changepoints.of(new double[] {9, 9, 9, 9, 1, 1, 1})).isEmpty();
    assertThat(Changepoints.of(new double[] {})).isEmpty();
  }

  /** Every partition is tried, with the variance computed in two passes. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void of_shortSeries_isTheCheapestOfAllPartitions(int seed) {
    var random = new Random(seed);
    double[] series = new double[21];
    double level = 1;
    for (int i = 0; i < series.length; i++) {
      level = random.nextInt(6) == 0 ? 1 + random.nextDouble() : level;
      series[i] = level * (1 + 0.002 * random.nextGaussian());
    }
    var best = new Partition(Double.POSITIVE_INFINITY, List.of());
    for (var partition : partitions(series, 0)) {
      best = partition.cost() < best.cost() ? partition : best;
    }
    assertThat(Changepoints.of(series))
        .containsExactly(best.cuts().stream().mapToInt(Integer::intValue).toArray());
  }

  @Test
  void of_scaledOrReversed_cutsAtTheSamePlaces() {
    double[] series = noisy(6, 15, 9.0, 20, 3.0, 25, 2.0);
    int[] cuts = Changepoints.of(series);
    assertThat(Changepoints.of(DoubleStream.of(series).map(x -> 1024 * x).toArray()))
        .containsExactly(cuts);
    double[] reversed =
        IntStream.range(0, 60).mapToDouble(i -> series[series.length - 1 - i]).toArray();
    assertThat(Changepoints.of(reversed)).containsExactly(60 - cuts[1], 60 - cuts[0]);
  }

  @Test
  void steadyFrom_isTheStartOfTheLastSegment() {
    assertThat(Changepoints.steadyFrom(noisy(7, 15, 9.0, 20, 3.0, 25, 2.0))).isEqualTo(35);
  }

  @Test
  void steadyFrom_levelsWithinFivePercent_areOne() {
    assertThat(Changepoints.steadyFrom(noisy(8, 15, 9.0, 20, 1.04, 25, 1.0))).isEqualTo(15);
    assertThat(Changepoints.steadyFrom(noisy(8, 15, 9.0, 20, 1.0, 25, 1.04))).isEqualTo(15);
    assertThat(Changepoints.steadyFrom(noisy(8, 15, 1.04, 20, 1.0))).isZero();
  }

  @Test
  void steadyFrom_sixPercentEitherWay_areTwo() {
    assertThat(Changepoints.steadyFrom(noisy(9, 15, 1.06, 20, 1.0))).isEqualTo(15);
    assertThat(Changepoints.steadyFrom(noisy(9, 15, 1.0, 20, 1.06))).isEqualTo(15);
  }

  @Test
  void steadyFrom_exactlyFivePercent_isOne() {
    double[] series = {105, 105, 105, 105, 100, 100, 100, 100};
    assertThat(Changepoints.of(series)).containsExactly(4);
    assertThat(Changepoints.steadyFrom(series)).isZero();
  }

  @Test
  void steadyFrom_slowStairs_areComparedWithAllThatIsJoined() {
    // Each step is 4 %; the third level from the end is 6 % above the mean of the last two.
    double[] series = noisy(10, 20, 1.0816, 20, 1.04, 20, 1.0);
    assertThat(Changepoints.of(series)).containsExactly(20, 40);
    assertThat(Changepoints.steadyFrom(series)).isEqualTo(20);
  }

  @Test
  void steadyFrom_oneSegment_isTheFirstValue() {
    assertThat(Changepoints.steadyFrom(noisy(11, 40, 1.0))).isZero();
    assertThat(Changepoints.steadyFrom(new double[] {5})).isZero();
  }

  @Test
  void badInput_isRejectedWithTheValue() {
    assertThatThrownBy(() -> Changepoints.of(new double[] {Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sample of NaN: it must be finite");
    assertThatThrownBy(() -> Changepoints.steadyFrom(new double[] {}))
        .hasMessage("0 samples: at least 1 needed");
    assertThatThrownBy(() -> Changepoints.steadyFrom(new double[] {1, 0}))
        .hasMessage("a sample of 0.0: it must be positive");
  }

  private record Partition(double cost, List<Integer> cuts) {}

  private static List<Partition> partitions(double[] series, int from) {
    var all = new ArrayList<Partition>();
    all.add(new Partition(cost(series, from, series.length), List.of()));
    for (int cut = from + 4; cut <= series.length - 4; cut++) {
      double first = cost(series, from, cut) + 15 * Math.log(series.length);
      for (var rest : partitions(series, cut)) {
        var cuts = new ArrayList<>(List.of(cut));
        cuts.addAll(rest.cuts());
        all.add(new Partition(first + rest.cost(), cuts));
      }
    }
    return all;
  }

  private static double cost(double[] series, int from, int to) {
    double[] segment = Arrays.copyOfRange(series, from, to);
    int n = segment.length;
    double sd = Samples.standardDeviation(segment) * Math.sqrt((n - 1.0) / n);
    return 2 * n * Math.log(Math.max(sd, 1e-4 * Samples.median(series)));
  }

  /** Returns levels with noise of half a percent: pairs of a count and a level. */
  private static double[] noisy(long seed, double... countsAndLevels) {
    var random = new Random(seed);
    var series = DoubleStream.builder();
    for (int i = 0; i < countsAndLevels.length; i += 2) {
      for (int j = 0; j < countsAndLevels[i]; j++) {
        series.add(countsAndLevels[i + 1] * (1 + 0.005 * random.nextGaussian()));
      }
    }
    return series.build().toArray();
  }
}
