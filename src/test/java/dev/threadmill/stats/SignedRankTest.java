package dev.threadmill.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The companion that says whether a verdict hangs on a few extreme forks; if it were moved by them
 * too, it would say nothing. Expected values come from R 4.2, with the call beside them.
 */
final class SignedRankTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final double[] EIGHT = {0.031, -0.012, 0.044, 0.025, -0.005, 0.021, 0.017, 0.038};

  @Test
  void of_eightDifferences_isTheExactTest() {
    // R 4.2: wilcox.test(x, conf.int=TRUE, exact=TRUE)
    var rank = SignedRank.of(EIGHT);
    assertThat(rank.shift()).isCloseTo(0.021, EXACT);
    assertThat(rank.interval().orElseThrow().low()).isCloseTo(0.0025, EXACT);
    assertThat(rank.interval().orElseThrow().high()).isCloseTo(0.0375, EXACT);
    assertThat(rank.p().orElseThrow()).isCloseTo(0.0390625, EXACT);
  }

  @Test
  void of_sixDifferences_spansAllOfThem() {
    // R 4.2: wilcox.test(x[1:6], conf.int=TRUE, exact=TRUE)
    var rank = SignedRank.of(Arrays.copyOf(EIGHT, 6));
    assertThat(rank.shift()).isCloseTo(0.0195, EXACT);
    assertThat(rank.interval()).contains(new Interval(-0.012, 0.044));
    assertThat(rank.p().orElseThrow()).isCloseTo(0.15625, EXACT);
  }

  @Test
  void of_fiveDifferences_hasNoInterval() {
    // R 4.2: wilcox.test(x[1:5], exact=TRUE)$p.value; by hand: the eighth of 15 means is 0.016.
    var rank = SignedRank.of(Arrays.copyOf(EIGHT, 5));
    assertThat(rank.shift()).isCloseTo(0.016, EXACT);
    assertThat(rank.interval()).isEmpty();
    assertThat(rank.p().orElseThrow()).isCloseTo(0.3125, EXACT);
  }

  @Test
  void of_fiftyDifferences_isStillExact() {
    // R 4.2: i <- 1:50; wilcox.test(sin(i)*3 + i/40, exact=TRUE, conf.int=TRUE)
    var rank = SignedRank.of(wave(50));
    assertThat(rank.shift()).isCloseTo(0.6025434905323699, EXACT);
    assertThat(rank.interval().orElseThrow().low()).isCloseTo(0.029868061066796292, EXACT);
    assertThat(rank.interval().orElseThrow().high()).isCloseTo(1.2399141226366839, EXACT);
    assertThat(rank.p().orElseThrow()).isCloseTo(0.03996834652842373, EXACT);
  }

  @Test
  void of_sixtyDifferences_hasAnExactIntervalAndAnApproximateP() {
    // R 4.2: i <- 1:60; wilcox.test(v, exact=TRUE, conf.int=TRUE); wilcox.test(v, exact=FALSE)
    var rank = SignedRank.of(wave(60));
    assertThat(rank.shift()).isCloseTo(0.8397737416063418, EXACT);
    assertThat(rank.interval().orElseThrow().low()).isCloseTo(0.28788721998474887, EXACT);
    assertThat(rank.interval().orElseThrow().high()).isCloseTo(1.4290560585447076, EXACT);
    assertThat(rank.p().orElseThrow()).isCloseTo(0.004437524689959265, EXACT);
  }

  @Test
  void of_zerosAndTies_leavesZerosOutOfTheTestAndCorrectsForTies() {
    // R 4.2: wilcox.test(c(1, 2, 2, -1, 3, 0, 4, -2, 5, 5), exact=FALSE)
    double[] tied = {1, 2, 2, -1, 3, 0, 4, -2, 5, 5};
    assertThat(SignedRank.of(tied).p().orElseThrow()).isCloseTo(0.04940018799120368, EXACT);
  }

  @Test
  void of_oneZero_isNotExactAnyMore() {
    // R 4.2: wilcox.test(c(x, 0), exact=FALSE)
    double[] withZero = Arrays.copyOf(EIGHT, 9);
    assertThat(SignedRank.of(withZero).p().orElseThrow()).isCloseTo(0.04231527490571399, EXACT);
    // R 4.2: median(outer(x, x, "+")[upper.tri(diag(9), diag=TRUE)] / 2), the zero included
    assertThat(SignedRank.of(withZero).shift()).isCloseTo(0.019, EXACT);
  }

  @Test
  void of_negated_isTheMirrorImageWithTheSameP() {
    var rank = SignedRank.of(EIGHT);
    var mirrored = SignedRank.of(DoubleStream.of(EIGHT).map(x -> -x).toArray());
    assertThat(mirrored.shift()).isCloseTo(-rank.shift(), EXACT);
    assertThat(mirrored.interval().orElseThrow().low())
        .isCloseTo(-rank.interval().orElseThrow().high(), EXACT);
    assertThat(mirrored.p()).isEqualTo(rank.p());
  }

  @Test
  void of_anExtremeValue_movesLittle() {
    double[] extreme = EIGHT.clone();
    extreme[2] = 44;
    assertThat(SignedRank.of(extreme).shift()).isBetween(0.017, 0.031);
    assertThat(SignedRank.of(extreme).p()).isEqualTo(SignedRank.of(EIGHT).p());
  }

  @Test
  void of_allZero_isNoShiftWithoutDoubt() {
    var rank = SignedRank.of(new double[6]);
    assertThat(rank.shift()).isZero();
    assertThat(rank.interval()).contains(new Interval(0, 0));
    assertThat(rank.p()).hasValue(1);
  }

  @Test
  void of_oneDifference_hasAShiftAndNothingElse() {
    var rank = SignedRank.of(new double[] {0.3});
    assertThat(rank.shift()).isEqualTo(0.3);
    assertThat(rank.interval()).isEmpty();
    assertThat(rank.p()).isEmpty();
    // By hand: both signs alike happen to two of four.
    assertThat(SignedRank.of(new double[] {0.3, 0.1}).p()).hasValue(0.5);
  }

  @Test
  void of_badInput_isRejectedWithTheValue() {
    assertThatThrownBy(() -> SignedRank.of(new double[] {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 samples: at least 1 needed");
    assertThatThrownBy(() -> SignedRank.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a sample of NaN: it must be finite");
    double[] endless = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    assertThatThrownBy(() -> SignedRank.of(endless))
        .hasMessage("a sample of Infinity: it must be finite");
  }

  private static double[] wave(int n) {
    return IntStream.rangeClosed(1, n).mapToDouble(i -> Math.sin(i) * 3 + i / 40.0).toArray();
  }
}
