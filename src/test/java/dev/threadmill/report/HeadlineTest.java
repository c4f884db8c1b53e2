package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.report.SampleRun.Sample;
import org.junit.jupiter.api.Test;

/** The headline is what gets quoted: it must not name a winner that the forks do not. */
final class HeadlineTest {

  @Test
  void of_oneArmBetterAndAlone_namesItTheFastest() {
    var headline = headline(SampleRun.partial(), 1);
    assertThat(headline.sentence())
        .isEqualTo(
            "Virtual thread per task was fastest: it took 0.249 (0.246–0.253) of the time of"
                + " Platform threads, fixed pool (200), 150.2 ms (148.0–152.4) against 602.2 ms"
                + " (598.5–605.9).");
    assertThat(headline.noise())
        .isEqualTo(
            "Noise floor: Platform threads, fixed pool (200) measured twice gave a ratio of 0.999"
                + " (0.995–1.003).");
  }

  @Test
  void of_intervalsOfTheBestOverlap_namesThoseNotToldApart() {
    assertThat(headline(SampleRun.partial(), 0).sentence())
        .startsWith("Platform threads, fixed pool leads: it took 0.546")
        .endsWith("Not told apart from it: ForkJoinPool (0.547).");
  }

  @Test
  void of_nothingBetter_saysSoAndWhatIsOpen() {
    var headline = headline(SampleRun.complete(), 0);
    assertThat(headline.sentence())
        .isEqualTo(
            "Nothing was shown to be faster than Sequential, which took 10.15 ms (9.90–10.40)."
                + " Slower: Virtual thread per task (1.180). Open: ForkJoinPool (2) (1.010).");
    assertThat(headline.noise()).startsWith("The noise floor is unknown");
    assertThat(headline.doubts())
        .containsExactly(
            "ForkJoinPool (2) against the baseline, 1.010 (0.960–1.060), is too close to call with 2"
                + " forks and a margin of 2 %.");
  }

  @Test
  void of_everythingSettledAndNothingBetter_saysThatNothingWasFaster() {
    assertThat(headline(SampleRun.settled(), 0).sentence())
        .isEqualTo(
            "Nothing was faster than Sequential, which took 10.00 ms (9.80–10.20). The same within"
                + " 2 %: ForkJoinPool (1.001).");
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
        .isEqualTo("Only the baseline was measured: Sequential took 10.00 ms (9.80–10.20).");
  }

  @Test
  void of_armsThatTellNothing_listsEachWithItsReason() {
    assertThat(headline(SampleRun.partial(), 1).doubts())
        .satisfiesExactly(
            single -> assertThat(single).contains("CompletableFuture, virtual threads", "one fork"),
            close -> assertThat(close).contains("Virtual threads, limited (200)", "too close"),
            failed -> assertThat(failed).contains("failed in every fork: java.io.IOException"),
            notRun -> assertThat(notRun).isEqualTo("CompletableFuture, non-blocking has not run."));
  }

  private static Headline headline(Sample sample, int cell) {
    return Headline.of(sample.analysis().cells().get(cell), "cell", 0.02);
  }
}
