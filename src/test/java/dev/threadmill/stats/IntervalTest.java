package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Verdicts ask whether an interval holds 1; a bound on the edge must not flip them. */
final class IntervalTest {

  @Test
  void contains_includesBothBounds() {
    var interval = new Interval(0.9, 1.1);
    assertThat(interval.contains(0.9)).isTrue();
    assertThat(interval.contains(1.1)).isTrue();
    assertThat(interval.contains(0.89)).isFalse();
    assertThat(interval.contains(1.11)).isFalse();
  }

  @Test
  void halfWidth_isHalfTheDistanceBetweenTheBounds() {
    assertThat(new Interval(-1, 5).halfWidth()).isEqualTo(3);
    assertThat(new Interval(2, 2).halfWidth()).isZero();
  }

  @Test
  void exp_takesBothBoundsFromLogarithmsToRatios() {
    assertThat(new Interval(0, 1).exp()).isEqualTo(new Interval(1, Math.E));
  }

  @Test
  void boundsOutOfOrderOrNotNumbers_areRejected() {
    assertThatThrownBy(() -> new Interval(2, 1)).hasMessage("bounds out of order: 2.0, 1.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1)).hasMessageContaining("NaN");
  }
}
