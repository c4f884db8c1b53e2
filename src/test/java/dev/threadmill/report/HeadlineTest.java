package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.report.SampleRun.Sample;
import org.junit.jupiter.api.Test;

/** The headline is what gets quoted: it must not name a winner that the forks do not. */
final class HeadlineTest {

  @Test
  void of_oneWinner_namesItTheFastestWithTheNoiseFloor() {
    var headline = headline(SampleRun.partial(), 1);
    assertThat(headline.sentence())
        .isEqualTo(
            "Virtual thread per task is fastest: it took 0.249 (0.246–0.253) of the time of"
                + " Platform threads, fixed pool (200), 150.2 ms (148.0–152.4) against 602.2 ms"
                + " (598.5–605.9).");
    // Half of the interval 0.995 to 1.003: sqrt(1.003 / 0.995) - 1 = 0.0040.
    assertThat(headline.noise())
        .isEqualTo(
            "Noise floor ±0.40 %: Platform threads, fixed pool (200) measured twice gave a ratio of"
                + " 0.999 (0.995–1.003).");
    assertThat(headline.warning()).isEmpty();
  }

  @Test
  void of_severalWinners_saysThatTheyCannotBeToldApart() {
    assertThat(headline(SampleRun.partial(), 0).sentence())
        .isEqualTo(
            "Platform threads, fixed pool and ForkJoinPool are not distinguishable and nothing is"
                + " faster: Platform threads, fixed pool took 0.546 (0.542–0.549) of the time of"
                + " Sequential, 3.110 ms (3.090–3.130) against 5.700 ms (5.680–5.720).");
  }

  @Test
  void of_baselineAmongTheWinners_saysWhatItTookAndWhatIsOpen() {
    var headline = headline(SampleRun.complete(), 0);
    assertThat(headline.sentence())
        .isEqualTo(
            "Sequential and ForkJoinPool (2) are not distinguishable and nothing is faster:"
                + " Sequential took 10.15 ms (9.90–10.40).");
    assertThat(headline.noise()).startsWith("The noise floor is unknown");
    assertThat(headline.doubts())
        .containsExactly(
            "Too close to call against Sequential, with a margin of 2 %: ForkJoinPool (2) 1.010. About"
                + " 7 more blocks (84 s) would tell.");
  }

  @Test
  void of_contaminatedCell_ranksNothingAndWarns() {
    var headline = headline(SampleRun.contaminated(), 0);
    assertThat(headline.sentence())
        .isEqualTo(
            "No ranking, as the control arm differs from the baseline Sequential, which took 10.00"
                + " ms (9.80–10.20). Faster: ForkJoinPool (0.500). Can't tell yet: Platform"
                + " threads, fixed pool (0.960).");
    // |ln 1.03| and twice that, as shares: 1.03 and 1.03 squared.
    assertThat(headline.warning())
        .isEqualTo(
            "The same thing measured twice differed by 3.0 %, more than chance allows: differences"
                + " below 6.1 % are not claimed here.");
  }

  @Test
  void of_twoBuilds_saysFirstWhatBecameFasterAndSlower() {
    assertThat(headline(SampleRun.otherBuild(), 0).sentence())
        .startsWith(
            "This build is compared with another. Faster: ForkJoinPool (0.930). Slower: Sequential"
                + " (tasks=1) (1.050). The same within 2 %: Sequential (0.999). ForkJoinPool is"
                + " fastest: it took 5.010 ms");
  }

  @Test
  void of_baselineWithoutScore_comparesNothing() {
    assertThat(headline(SampleRun.baselineFailed(), 0).sentence())
        .isEqualTo(
            "Sequential, the baseline, was not measured, so there is nothing to compare with.");
  }

  @Test
  void of_baselineAlone_saysWhatItTook() {
    assertThat(headline(SampleRun.baselineOnly(), 0).sentence())
        .isEqualTo("One strategy was measured: Sequential took 10.00 ms (9.80–10.20).");
  }

  @Test
  void of_armsThatTellNothing_listsEachWithItsReason() {
    assertThat(headline(SampleRun.partial(), 1).doubts())
        .satisfiesExactly(
            single -> assertThat(single).contains("CompletableFuture, virtual threads", "one fork"),
            failed -> assertThat(failed).contains("failed in every fork: java.io.IOException"),
            notRun -> assertThat(notRun).isEqualTo("CompletableFuture, non-blocking has not run."),
            close ->
                assertThat(close).contains("Too close", "Virtual threads, limited (200) 1.000"));
  }

  private static Headline headline(Sample sample, int cell) {
    return Headline.of(sample.analysis().cells().get(cell), "cell", 0.02);
  }
}
