package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.analysis.Estimate;
import dev.threadmill.result.Metric;
import dev.threadmill.stats.Interval;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Digits beyond what the interval supports would claim a precision that nobody measured. */
final class NumbersTest {

  @ParameterizedTest
  @CsvSource({
    "150.23, 148.04, 152.42, 150.2 ms (148.0–152.4)",
    "1450.7, 1390.2, 1510.9, 1451 ms (1390–1511)",
    "5.70012, 5.6801, 5.7204, 5.700 ms (5.680–5.720)",
    "0.012341, 0.0121, 0.0126, 0.01234 ms (0.01210–0.01260)",
    "12, 12, 12, 12.0 ms (12.0–12.0)",
  })
  void score_withInterval_showsTwoDigitsOfTheHalfWidth(
      double value, double low, double high, String text) {
    assertThat(Numbers.score(estimate(value, low, high), "ms/op")).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({"151.234, 151 ms", "1.5, 1.50 ms", "0, 0 ms", "0.0000001, 0.000000 ms"})
  void score_ofOneFork_showsThreeDigitsAndNoInterval(double value, String text) {
    var single = new Estimate(value, Optional.empty(), 1);
    assertThat(Numbers.score(single, "ms/op")).hasToString(text);
  }

  @Test
  void metric_hasTheUnitOfItsKind() {
    assertThat(Numbers.metric(Metric.LIVE_HEAP_PER_TASK, estimate(931.5, 892, 971)))
        .hasToString("932 B (892–971)");
    assertThat(Numbers.metric(Metric.ALLOCATED_BYTES, estimate(1.5 * 1024, 1024, 2048)))
        .hasToString("1.50 KiB (1.00–2.00)");
    assertThat(Numbers.metric(Metric.CPU_MILLIS, estimate(12, 11, 13)))
        .hasToString("12.0 ms (11.0–13.0)");
    assertThat(Numbers.metric(Metric.ACHIEVED_SHARE, estimate(.98, .97, .99)))
        .hasToString("98.0 % (97.0–99.0)");
    assertThat(Numbers.metric(Metric.PEAK_THREADS, estimate(231, 231, 231)))
        .hasToString("231 (231–231)");
    assertThat(Numbers.metric(Metric.PINNED_EVENTS, new Estimate(0.025, Optional.empty(), 1)))
        .hasToString("0.0250");
  }

  @Test
  void score_inMicroseconds_namesThemAsPeopleDo() {
    assertThat(Numbers.score(estimate(12, 11, 13), "us/op").value()).isEqualTo("12.0 µs");
  }

  @ParameterizedTest
  @CsvSource({
    "0.30123, 0.2951, 0.3072, 0.301 (0.295–0.307)",
    "1.00012, 1.00001, 1.0003, 1.000 (1.000–1.000)",
    "12.345, 10.1, 14.9, 12.35 (10.10–14.90)",
  })
  void ratio_hasTwoOrThreeDecimals(double value, double low, double high, String text) {
    assertThat(Numbers.ratio(estimate(value, low, high))).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1023, 1023 B",
    "1024, 1.00 KiB",
    "61500000, 58.7 MiB",
    "1400000000, 1.30 GiB",
    "5e15, 4547 TiB",
  })
  void bytes_haveBinaryUnits(double bytes, String text) {
    assertThat(Numbers.bytes(bytes)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 2 %", "0.005, 0.5 %", "0.1, 10 %", "0.07, 7 %", "0.0125, 1.25 %"})
  void margin_isWrittenAsItWasAskedFor(double margin, String text) {
    assertThat(Numbers.margin(margin)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.004, ±0.40 %", "0.0312, ±3.1 %", "0.25, ±25 %", "0, ±0 %"})
  void plusMinus_hasTwoDigits(double share, String text) {
    assertThat(Numbers.plusMinus(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.0123, 0.012", "0.00099, < 0.001", "1, 1.000"})
  void probability_hasThreeDecimals(double p, String text) {
    assertThat(Numbers.probability(p)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"300, 1 s", "84000, 84 s", "91000, 2 min", "5340000, 89 min", "7200000, 2 h"})
  void duration_isRoundedAsPeopleSayIt(double millis, String text) {
    assertThat(Numbers.duration(millis)).isEqualTo(text);
  }

  @Test
  void numbers_areTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(Numbers.millis(1.25)).isEqualTo("1.25 ms");
      assertThat(Numbers.percent(0.674)).isEqualTo("67 %");
      assertThat(Numbers.count(1234.4)).isEqualTo("1234");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Estimate estimate(double value, double low, double high) {
    return new Estimate(value, Optional.of(new Interval(low, high)), 5);
  }
}
