package dev.threadmill.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Arrivals that differ from one strategy to the next, or are not of the rate that was asked for,
 * would be taken for a difference between the strategies.
 */
final class ArrivalScheduleTest {
  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

  private static long[] times(Arrivals arrivals, double perSecond, long seed) {
    var schedule = ArrivalSchedule.of(arrivals, perSecond, TEN_SECONDS, seed);
    return IntStream.range(0, schedule.size()).mapToLong(schedule::atNs).toArray();
  }

  @Test
  void constant_isEquallyFarApart() {
    var times = times(Arrivals.CONSTANT, 400, 1);
    assertThat(times).hasSize(4_000);
    assertThat(times[0]).isZero();
    assertThat(times[1]).isEqualTo(2_500_000);
    assertThat(times[3_999]).isEqualTo(3_999 * 2_500_000L);
  }

  @Test
  void constant_aRateThatDividesNoSecond_doesNotDrift() {
    assertThat(times(Arrivals.CONSTANT, 300, 1)[2_999]).isEqualTo(9_996_666_667L);
  }

  @Test
  void poisson_ofOneSeed_isTheSameEachTime() {
    assertThat(times(Arrivals.POISSON, 500, 7)).isEqualTo(times(Arrivals.POISSON, 500, 7));
    assertThat(times(Arrivals.POISSON, 500, 7)).isNotEqualTo(times(Arrivals.POISSON, 500, 8));
  }

  /**
   * 100 000 arrivals expected: their number has a standard deviation of 316, and the gaps, being
   * exponential, one that equals their mean, with a relative standard error of 0.5 %.
   */
  @Test
  void poisson_hasTheRateAndTheSpreadOfPoissonArrivals() {
    var times = times(Arrivals.POISSON, 10_000, 3);
    assertThat(times.length).isCloseTo(100_000, within(1_600));
    assertThat(times).isSorted();
    assertThat(times[times.length - 1]).isLessThanOrEqualTo(TEN_SECONDS.toNanos());
    double mean = (double) times[times.length - 1] / times.length;
    double square =
        IntStream.range(1, times.length)
            .mapToDouble(i -> Math.pow(times[i] - times[i - 1] - mean, 2))
            .average()
            .orElseThrow();
    assertThat(Math.sqrt(square) / mean).isCloseTo(1, within(0.03));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.01, 1e9, Double.NaN})
  void of_tooFewOrTooManyArrivals_isRefused(double perSecond) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ArrivalSchedule.of(Arrivals.CONSTANT, perSecond, TEN_SECONDS, 1))
        .withMessageContaining("arrivals: from 1 to 10000000 expected");
  }

  /** The workload cannot see this package and has its own list. */
  @Test
  void arrivals_areThoseOfTheWorkload() {
    for (var arrivals : Arrivals.values()) {
      assertThat(Workload.TITLES_LOAD.complete(Map.of("arrivals", arrivals.id())))
          .containsEntry("arrivals", arrivals.id());
    }
  }

  @Test
  void parse_unknownArrivals_namesTheValidOnes() {
    assertThat(Arrivals.parse("poisson")).isEqualTo(Arrivals.POISSON);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Arrivals.parse("bursts"))
        .withMessage("unknown arrivals 'bursts': one of constant, poisson");
  }
}
