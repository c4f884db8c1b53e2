package dev.threadmill.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.machine.Machine;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A small calibration on seeded noise. A change in planning or analysis that changes a verdict
 * changes these counts; and a calibration that passes whatever it is shown would prove nothing.
 */
final class SyntheticCalibrationTest {
  private static final int CELLS = 60;
  private static List<Experiment> experiments = List.of();

  @BeforeAll
  static void calibrate() {
    experiments =
        SyntheticCalibration.run(
            Machine.capture(), 1, new SyntheticCalibration.Sizes(CELLS, 20, 60, 60));
  }

  @Test
  void sameSeed_givesTheSameCounts() {
    assertThat(figure(0, "no drift.ours")).isEqualTo(7);
    assertThat(figure(0, "5 % linear drift.ours")).isEqualTo(1);
    assertThat(figure(0, "AR(1) drift.ours")).isEqualTo(5);
    assertThat(figure(0, "one 5 % step.ours")).isEqualTo(1);
    assertThat(figure(1, "reports with a claim")).isEqualTo(2);
    assertThat(figure(2, "8 blocks, ratio 1.05.covering")).isEqualTo(56);
    assertThat(figure(2, "two stages, ±3.0 %, ratio 1.2.covering")).isEqualTo(58);
    assertThat(figure(3, "+5.00 %, 6 blocks.WORSE")).isEqualTo(55);
    assertThat(figure(3, "+0.00 %, 24 blocks.EQUIVALENT")).isEqualTo(50);
    assertThat(figure(3, "+5.00 %, 24 blocks.EQUIVALENT")).isZero();
  }

  @Test
  void secondStage_addsBlocksWhereTheIntervalIsToBeNarrower() {
    assertThat(figure(2, "two stages, ±3.0 %, ratio 1.05.blocks")).isBetween(8.0, 10.0);
    assertThat(figure(2, "two stages, ±1.5 %, ratio 1.05.blocks")).isBetween(18.0, 28.0);
  }

  @Test
  void brokenJudges_wouldMissThePassLine() {
    int most = ByChance.most(0.05, CELLS);
    assertThat(figure(0, "no drift.blocks.POOLED_T")).isGreaterThan(most);
    assertThat(figure(0, "5 % linear drift.sequence.WELCH")).isGreaterThan(most);
    assertThat(figure(0, "AR(1) drift.sequence.JMH_INTERVALS")).isGreaterThan(most);
    assertThat(figure(0, "one 5 % step.sequence.BOOTSTRAP")).isGreaterThan(most);
  }

  @Test
  void anotherSeed_givesOtherNoise() {
    var other =
        SyntheticCalibration.run(
            Machine.capture(), 2, new SyntheticCalibration.Sizes(CELLS, 1, 1, 1));

    assertThat(other.getFirst().figures()).isNotEqualTo(experiments.getFirst().figures());
  }

  @Test
  void everyCheck_hasAFigureAndALine() {
    assertThat(experiments)
        .allSatisfy(e -> assertThat(e.checks()).isNotEmpty())
        .flatExtracting(Experiment::checks)
        .allSatisfy(
            c -> {
              assertThat(c.figure()).isNotBlank();
              assertThat(c.passLine()).isNotBlank();
            });
  }

  private static double figure(int experiment, String name) {
    return experiments.get(experiment).figures().getOrDefault(name, Double.NaN);
  }
}
