package dev.threadmill.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.stats.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A noise model that is not what it says would make every synthetic figure a figure of itself. */
final class NoiseTest {
  private static final int MANY = 20_000;

  @Test
  void linear_growsEvenlyToItsShare() {
    double[] path = new Drift.Linear(0.05).path(11, new SplittableRandom(1));

    assertThat(path[0]).isZero();
    assertThat(path[5]).isCloseTo(Math.log(1.05) / 2, within(1e-12));
    assertThat(path[10]).isCloseTo(Math.log(1.05), within(1e-12));
  }

  @Test
  void step_isUpOnceAndNeverBeforeTheSecondFork() {
    var random = new SplittableRandom(1);
    for (int i = 0; i < 200; i++) {
      double[] path = new Drift.Step(0.05).path(10, random);
      assertThat(path).isSorted();
      assertThat(path[0]).isZero();
      assertThat(path[9]).isEqualTo(Math.log1p(0.05));
    }
  }

  @Test
  void autoRegressive_hasItsSpreadAndItsCorrelation() {
    double[] path = new Drift.AutoRegressive(0.9, 0.03).path(MANY, new SplittableRandom(1));

    assertThat(Samples.standardDeviation(path)).isCloseTo(0.03, within(0.002));
    double product =
        IntStream.range(1, MANY).mapToDouble(i -> path[i] * path[i - 1]).average().orElseThrow();
    assertThat(product / (0.03 * 0.03)).isCloseTo(0.9, within(0.1));
  }

  @Test
  void fork_variesBetweenForksAndWithinThem() {
    var noise = new Noise(0.02, 0.01, new Drift.None());
    var random = new SplittableRandom(1);
    double[] within = new double[MANY];
    double[] between = new double[MANY];
    for (int i = 0; i < MANY; i++) {
      double[] logs = Arrays.stream(noise.fork(Math.log(5), 4, random)).map(Math::log).toArray();
      within[i] = Samples.standardDeviation(logs);
      between[i] = Samples.mean(logs);
    }

    double meanVariance = Arrays.stream(within).map(s -> s * s).average().orElseThrow();
    assertThat(Math.sqrt(meanVariance)).isCloseTo(0.01, within(0.0005));
    assertThat(Samples.mean(between)).isCloseTo(Math.log(5), within(0.001));
    assertThat(Samples.standardDeviation(between) * Math.sqrt(2))
        .isCloseTo(noise.pairSd(4), within(0.0005));
  }
}
