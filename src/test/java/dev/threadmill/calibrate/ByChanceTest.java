package dev.threadmill.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/**
 * The pass lines rest on these. Expected values are the quantiles of binomial tables: {@code
 * qbinom(0.975, 400, 0.05)} is 29, {@code qbinom(0.975, 40, 0.05)} is 5, {@code qbinom(0.975, 100,
 * 0.1)} is 16.
 */
final class ByChanceTest {

  @Test
  void most_isTheQuantileOfTheBinomialDistribution() {
    assertThat(ByChance.most(0.05, 400)).isEqualTo(29);
    assertThat(ByChance.most(0.05, 40)).isEqualTo(5);
    assertThat(ByChance.most(0.05, 1)).isEqualTo(1);
  }

  @Test
  void least_isTheSameFromTheOtherEnd() {
    assertThat(ByChance.least(0.9, 100)).isEqualTo(84);
  }

  @Test
  void check_isMissedOneBeyondTheBound() {
    assertThat(Check.falseAlarms("x", 29, 400).outcome()).isEqualTo(Check.Outcome.PASSED);
    assertThat(Check.falseAlarms("x", 30, 400).outcome()).isEqualTo(Check.Outcome.MISSED);
    assertThat(Check.successes("x", 84, 100, 0.9).outcome()).isEqualTo(Check.Outcome.PASSED);
    assertThat(Check.successes("x", 83, 100, 0.9).outcome()).isEqualTo(Check.Outcome.MISSED);
  }

  @Test
  void repetitionsOutOfRange_areRefused() {
    assertThatThrownBy(() -> ByChance.most(0.05, 0)).hasMessageContaining("from 1 to 1000");
    assertThatThrownBy(() -> ByChance.most(0.05, 1001)).hasMessageContaining("1001");
  }
}
