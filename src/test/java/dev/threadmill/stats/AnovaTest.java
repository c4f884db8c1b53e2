package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Whether the place in a block matters is decided by this. Expected values come from R 4.2, with
 * the call beside them.
 */
final class AnovaTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @Test
  void p_groupsOfDifferentSizes_isFishersF() {
    // R 4.2: g <- list(c(3.1, 2.9, 3.0), c(3.3, 3.4, 3.2, 3.5), c(2.8, 3.0))
    // anova(lm(unlist(g) ~ factor(rep(1:3, lengths(g)))))[1, 5]
    double[] first = {3.1, 2.9, 3.0};
    double[] second = {3.3, 3.4, 3.2, 3.5};
    double[] third = {2.8, 3.0};
    assertThat(p(first, second, third)).isCloseTo(0.008557945154019538, EXACT);
    assertThat(p(third, first, second)).isCloseTo(0.008557945154019538, EXACT);
  }

  @Test
  void p_groupOfOne_takesPart() {
    // R 4.2: g <- list(3.1, c(3.3, 3.4, 3.2, 3.5)), the call as above
    assertThat(p(new double[] {3.1}, new double[] {3.3, 3.4, 3.2, 3.5}))
        .isCloseTo(0.18169011381621036, EXACT);
  }

  @Test
  void p_noSpreadInTheGroups_leavesNoDoubt() {
    assertThat(p(new double[] {1, 1}, new double[] {1, 1})).isEqualTo(1);
    assertThat(p(new double[] {1, 1}, new double[] {2, 2})).isZero();
  }

  @Test
  void p_nothingToCompare_isEmpty() {
    assertThat(Anova.p(List.of())).isEmpty();
    assertThat(Anova.p(List.of(new double[] {1, 2}))).isEmpty();
    assertThat(Anova.p(List.of(new double[] {1}, new double[] {2}))).isEmpty();
  }

  @Test
  void p_badInput_isRejectedWithTheValue() {
    assertThatThrownBy(() -> p(new double[] {1, 2}, new double[] {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 samples: at least 1 needed");
    assertThatThrownBy(() -> p(new double[] {1, Double.NaN}, new double[] {1}))
        .hasMessage("a sample of NaN: it must be finite");
  }

  private static double p(double[]... groups) {
    return Anova.p(Arrays.asList(groups)).orElseThrow();
  }
}
