package dev.threadmill.compare;

import static dev.threadmill.compare.Fixtures.measured;
import static dev.threadmill.compare.Fixtures.side;
import static dev.threadmill.compare.Fixtures.throughput;
import static dev.threadmill.compare.Fixtures.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.analysis.Verdict;
import dev.threadmill.result.JmhMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A pull request is judged by these verdicts: a wrong direction, or a claim that the forks do not
 * support, would turn regressions into improvements.
 */
final class ComparisonTest {
  private static final double MARGIN = 0.02;

  @Test
  void time_thatGrew_isWorse_andThatShrank_isBetter() {
    assertThat(row(time("t", 10, 10.1, 9.9), time("t", 11, 11.1, 10.9)).verdict())
        .isEqualTo(Verdict.WORSE);
    assertThat(row(time("t", 11, 11.1, 10.9), time("t", 10, 10.1, 9.9)).verdict())
        .isEqualTo(Verdict.BETTER);
  }

  @Test
  void throughput_thatGrew_isBetter_andThatShrank_isWorse() {
    assertThat(row(throughput("t", 10, 10.1, 9.9), throughput("t", 11, 11.1, 10.9)).verdict())
        .isEqualTo(Verdict.BETTER);
    assertThat(row(throughput("t", 11, 11.1, 10.9), throughput("t", 10, 10.1, 9.9)).verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void ratio_isHeadByBase_ofGeometricMeans() {
    // √(2 · 8) = 4 and √(1 · 4) = 2.
    var row = row(time("t", 1, 4), time("t", 2, 8));

    assertThat(row.ratio().orElseThrow()).isCloseTo(2, within(1e-12));
    assertThat(row.test().orElseThrow().value()).isCloseTo(2, within(1e-12));
  }

  @Test
  void intervalWithinTheMargin_isEquivalent_andBeyondIt_cannotBeTold() {
    var base = time("t", 10, 10.01, 9.99, 10);
    var head = time("t", 10.01, 10, 9.99, 10);

    assertThat(row(base, head).verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(Comparison.of(side(base), side(head), 0.0001).rows())
        .extracting(Row::verdict)
        .containsExactly(Verdict.INCONCLUSIVE);
  }

  @Test
  void difference_thatOneRowWouldClaim_isNotClaimedAmongMany() {
    // SciPy: ttest_ind of the logarithms with equal_var=False gives p = 0.0303, and 20 times that
    // is no claim.
    var base = time("t", 10, 10.2);
    var head = time("t", 10.8, 11);
    assertThat(row(base, head).verdict()).isEqualTo(Verdict.WORSE);

    var bases = new ArrayList<Measured>(List.of(base));
    var heads = new ArrayList<Measured>(List.of(head));
    for (int i = 0; i < 19; i++) {
      bases.add(time("same" + i, 10, 12));
      heads.add(time("same" + i, 10, 12));
    }
    var first = Comparison.of(Side.of("a", bases), Side.of("b", heads), MARGIN).rows().getFirst();

    assertThat(first.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(first.adjustedP().orElseThrow())
        .isCloseTo(20 * first.test().orElseThrow().p(), within(1e-12));
  }

  @Test
  void oneFork_hasARatio_butNoIntervalAndNoClaim() {
    var row = row(time("t", 10, 11), time("t", 99));

    assertThat(row.ratio()).isPresent();
    assertThat(row.test()).isEmpty();
    assertThat(row.adjustedP()).isEmpty();
    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.note()).isEqualTo("no inference possible: one fork in head");
  }

  @Test
  void oneForkAmongTestedRows_leavesTheOthersTheirOwnP() {
    var base = side(time("one", 10), time("t", 10, 10.1), time("u", 10, 12));
    var head = side(time("one", 20), time("t", 20, 20.1), time("u", 10, 12));

    assertThat(Comparison.of(base, head, MARGIN).rows())
        .extracting(Row::verdict)
        .containsExactly(Verdict.INCONCLUSIVE, Verdict.WORSE, Verdict.INCONCLUSIVE);
  }

  @Test
  void noForkWithAScore_andUnitsThatDiffer_haveNoRatio() {
    var none = row(time("t"), time("t", 10, 11));
    var units =
        row(time("t", 10, 11), measured("t", JmhMode.AVERAGE_TIME, "us/op", Map.of(), 10, 11));

    assertThat(none.ratio()).isEmpty();
    assertThat(none.note()).contains("no fork with a score in base");
    assertThat(units.ratio()).isEmpty();
    assertThat(units.note()).contains("ms/op and us/op");
  }

  @Test
  void benchmarksOfOneSide_areListed_andModesAreNotMixed() {
    var comparison =
        Comparison.of(
            side(time("both", 1, 1), time("old", 1, 1), time("mode", 1, 1)),
            side(time("new", 1, 1), time("both", 1, 1), throughput("mode", 1, 1)),
            MARGIN);

    assertThat(comparison.rows()).extracting(r -> r.base().label()).containsExactly("both");
    assertThat(comparison.onlyInBase()).extracting(Measured::label).containsExactly("old", "mode");
    assertThat(comparison.onlyInHead()).extracting(Measured::label).containsExactly("new", "mode");
  }

  @Test
  void nothingInCommon_isRefused() {
    assertThatThrownBy(() -> Comparison.of(side(time("a", 1)), side(time("b", 1)), MARGIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing to compare");
  }

  @Test
  void benchmarkTwiceOnOneSide_isRefused() {
    assertThatThrownBy(() -> side(time("a", 1), time("a", 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }

  @Test
  void differences_areThoseOfFactsThatBothSidesTell() {
    var base = facts(Map.of("processors", "2", "JVM version", "21", "memory", "8.0 GiB"));
    var head = facts(Map.of("processors", "2", "JVM version", "25", "vendor", "x"));

    assertThat(Comparison.of(base, head, MARGIN).differences())
        .containsExactly(new Difference("JVM version", "21", "25"));
  }

  private static Side facts(Map<String, String> facts) {
    return side(
        measured("a", JmhMode.AVERAGE_TIME, "ms/op", facts, 1, 1),
        measured("b", JmhMode.AVERAGE_TIME, "ms/op", facts, 1, 1));
  }

  private static Row row(Measured base, Measured head) {
    return Comparison.of(side(base), side(head), MARGIN).rows().getFirst();
  }
}
