package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A unit read wrongly turns every verdict round or moves every bound by a thousand. */
final class ScoreUnitTest {

  @ParameterizedTest
  @CsvSource({"ns/op,0.000001", "us/op,0.001", "ms/op,1", "s/op,1000"})
  void timesPerOperation_areBetterLower(String unit, double millis) {
    assertThat(ScoreUnit.parse(unit).lowerIsBetter()).isTrue();
    assertThat(ScoreUnit.parse(unit).millis()).hasValue(millis);
  }

  @Test
  void rates_areBetterHigher() {
    assertThat(ScoreUnit.parse("ops/ms").lowerIsBetter()).isFalse();
    assertThat(ScoreUnit.parse("ops/ms").millis()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ms", "op/ms", "MS/OP"})
  void anythingElse_isRejected(String unit) {
    assertThatThrownBy(() -> ScoreUnit.parse(unit))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + unit
                + "' is not a unit of scores: one of ns/op, us/op, ms/op, s/op, or ops/ and a time");
  }
}
