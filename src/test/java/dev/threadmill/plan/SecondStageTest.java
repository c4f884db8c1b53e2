package dev.threadmill.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Too few blocks leave a question open that was paid for; too many waste an evening. */
final class SecondStageTest {
  private static final Spread QUIET = new Spread("quiet", 0.01, 10_000);
  private static final Spread NOISY = new Spread("noisy", 0.06, 20_000);

  /** 8 blocks give t = 2.364624; (2.364624 × 0.06 / 0.03)² = 22.4. */
  @Test
  void blocks_precision_growWithTheSquareOfTheSpread() {
    assertThat(blocks(new Target.Precision(0.03), Duration.ZERO))
        .isEqualTo(Map.of("quiet", 8, "noisy", 23));
  }

  @Test
  void blocks_precisionOutOfReach_stopsAtTheMost() {
    assertThat(blocks(new Target.Precision(0.001), Duration.ZERO))
        .isEqualTo(Map.of("quiet", Target.MOST_BLOCKS, "noisy", Target.MOST_BLOCKS));
  }

  @Test
  void blocks_budget_goesToTheWidestIntervalsFirst() {
    var budget = new Target.Budget(Duration.ofMinutes(5), 0.01);

    // 100 s are left: five blocks of the noisy cell; the quiet one is narrower all the way.
    assertThat(blocks(budget, Duration.ofSeconds(200))).isEqualTo(Map.of("quiet", 8, "noisy", 13));
  }

  @Test
  void blocks_budgetTooSmallForTheWideCell_goesToTheOther() {
    var budget = new Target.Budget(Duration.ofSeconds(215), 0.001);

    assertThat(blocks(budget, Duration.ofSeconds(200))).isEqualTo(Map.of("quiet", 9, "noisy", 8));
  }

  @Test
  void blocks_budgetSpentOnTheFirstStage_addsNothing() {
    var budget = new Target.Budget(Duration.ofSeconds(100), 0.001);

    assertThat(blocks(budget, Duration.ofSeconds(200))).isEqualTo(Map.of("quiet", 8, "noisy", 8));
  }

  @Test
  void blocks_budgetLeft_isNotSpentBeyondThePrecision() {
    var budget = new Target.Budget(Duration.ofHours(9), 0.03);

    assertThat(blocks(budget, Duration.ZERO)).isEqualTo(Map.of("quiet", 8, "noisy", 23));
  }

  @Test
  void precision_thatIsNone_isRefused() {
    assertThatThrownBy(() -> new Target.Precision(0))
        .hasMessage("'0.0 %' is not a valid precision: above 0 % and below 100 %");
    assertThatThrownBy(() -> new Target.Budget(Duration.ofHours(1), 1))
        .hasMessageContaining("100.0 %");
  }

  private static Map<String, Integer> blocks(Target target, Duration elapsed) {
    return SecondStage.blocks(target, 8, List.of(QUIET, NOISY), elapsed);
  }
}
