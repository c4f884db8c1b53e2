package dev.threadmill.compare;

import static dev.threadmill.compare.Fixtures.side;
import static dev.threadmill.compare.Fixtures.throughput;
import static dev.threadmill.compare.Fixtures.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A gate that fails on noise is soon switched off; one that lets a regression pass is no gate. */
final class GateTest {

  @Test
  void worseByMoreThanTheThreshold_fails_andByLess_passes() {
    // 5 % longer, and the forks agree to a thousandth.
    var comparison = compare(time("t", 100, 100.1, 99.9), time("t", 105, 105.1, 104.9));

    assertThat(gate(comparison, "worse>3%").regression()).isTrue();
    assertThat(gate(comparison, "worse>6%").regression()).isFalse();
    assertThat(gate(comparison, "worse>6%", "worse>4%").regression()).isTrue();
    assertThat(gate(comparison).regression()).isFalse();
  }

  @Test
  void throughput_failsWhenItFalls_andNotWhenItGrows() {
    var high = throughput("t", 105, 105.1, 104.9);
    var low = throughput("t", 100, 100.1, 99.9);

    assertThat(gate(compare(high, low), "worse>3%").failed()).hasSize(1);
    assertThat(gate(compare(low, high), "worse>3%").failed()).isEmpty();
  }

  @Test
  void better_neverFails() {
    var comparison = compare(time("t", 105, 105.1, 104.9), time("t", 100, 100.1, 99.9));

    assertThat(gate(comparison, "worse>0%").regression()).isFalse();
  }

  @Test
  void worseOnPaper_butNotForCertain_neverFails() {
    var comparison = compare(time("t", 100, 150), time("t", 200, 120));

    var gate = gate(comparison, "worse>3%");

    assertThat(gate.regression()).isFalse();
    assertThat(gate.inconclusive()).isEqualTo(1);
    assertThat(gate.undecided()).isFalse();
    assertThat(Gate.of(comparison, List.of(), true).undecided()).isTrue();
  }

  @Test
  void conclusionRequired_andAllConclusive_isDecided() {
    var comparison = compare(time("t", 100, 100.1, 99.9), time("t", 105, 105.1, 104.9));

    assertThat(Gate.of(comparison, List.of(), true).undecided()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"worse>3%, 0.03", "worse>0.5%, 0.005", "worse > 3 %, 0.03", "worse>150, 1.5"})
  void rule_isReadAsAShare(String text, double threshold) {
    assertThat(FailRule.parse(text).threshold()).isEqualTo(threshold);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "worse", "worse>", "worse>x%", "worse<3%", "better>3%", "worse>-1%", "3%"})
  void ruleThatIsNone_isNamedWithAnExample(String text) {
    assertThatThrownBy(() -> FailRule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("worse>3%");
  }

  @ParameterizedTest
  @ValueSource(strings = {"two", "0%", "100%", "-2%", "NaN"})
  void marginThatIsNone_isNamedWithAnExample(String text) {
    assertThatThrownBy(() -> Percent.parseMargin(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("2%");
  }

  private static Comparison compare(Measured base, Measured head) {
    return Comparison.of(side(base), side(head), 0.02);
  }

  private static Gate gate(Comparison comparison, String... rules) {
    return Gate.of(comparison, List.of(rules).stream().map(FailRule::parse).toList(), false);
  }
}
