package dev.threadmill.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The stats cross a process border as text. Without these tests a swapped or lost field would clear
 * a farm that was too busy to be trusted.
 */
final class FarmStatsTest {
  private static final FarmStats STATS =
      new FarmStats(1, 2, 3, 4, 5, Duration.ofMillis(600), Duration.ofMillis(800));

  @Test
  void format_namesEveryFigure() {
    assertThat(STATS.format())
        .isEqualTo(
            """
            requests=1
            most_in_flight=2
            lateness_p50_ns=3
            lateness_p99_ns=4
            lateness_max_ns=5
            cpu_ns=600000000
            active_ns=800000000
            """);
  }

  @Test
  void parse_readsWhatFormatWrote() {
    assertThat(FarmStats.parse(STATS.format())).isEqualTo(STATS);
  }

  @Test
  void parse_unknownKey_isLeftAlone() {
    assertThat(FarmStats.parse(STATS.format() + "later_invention=1\n")).isEqualTo(STATS);
  }

  @Test
  void parse_missingKey_isNamed() {
    var text = STATS.format().replace("cpu_ns=600000000\n", "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FarmStats.parse(text))
        .withMessageStartingWith("farm stats lack cpu_ns: ");
  }

  @Test
  void parse_otherText_isRefusedWithItsLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FarmStats.parse("<html>"))
        .withMessage("farm stats have a line that is no key=value: <html>");
  }

  @Test
  void coresBusy_isCpuOverActiveTime() {
    assertThat(STATS.coresBusy()).isEqualTo(0.75);
    assertThat(new FarmStats(0, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO).coresBusy()).isZero();
  }
}
