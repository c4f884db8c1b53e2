package dev.threadmill.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.site.Latency.Fixed;
import dev.threadmill.site.Latency.HeavyTailed;
import dev.threadmill.site.Latency.Lognormal;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every bound on a fetch is computed from the latency that a spec promises; without these tests a
 * distribution with another median, or a spec that reads back as another, would shift all verdicts.
 */
final class LatencyTest {

  @Test
  void parse_eachForm_givesItsRecord() {
    assertThat(Latency.parse("100ms")).isEqualTo(new Fixed(Duration.ofMillis(100)));
    assertThat(Latency.parse("lognormal:100ms:0.5"))
        .isEqualTo(new Lognormal(Duration.ofMillis(100), 0.5));
    assertThat(Latency.parse("pareto:100ms:1.5:5s"))
        .isEqualTo(new HeavyTailed(Duration.ofMillis(100), 1.5, Duration.ofSeconds(5)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0ms",
        "1ns",
        "250us",
        "100ms",
        "1500ms",
        "1s",
        "3600s",
        "lognormal:100ms:0.5",
        "lognormal:1s:0.001",
        "pareto:100ms:1.5:5s",
        "pareto:1ms:100.0:1ms"
      })
  void spec_ofAParsedSpec_isTheSame(String spec) {
    assertThat(Latency.parse(spec).spec()).isEqualTo(spec);
    assertThat(Latency.parse(spec)).hasToString(spec);
  }

  @ParameterizedTest
  @CsvSource({
    "1000ms,1s",
    "1000us,1ms",
    "0s,0ms",
    "60000ms,60s",
    "pareto:1s:2:2000ms,pareto:1s:2.0:2s"
  })
  void spec_ofAnotherSpelling_isTheShortestOne(String spelling, String spec) {
    assertThat(Latency.parse(spelling)).isEqualTo(Latency.parse(spec)).hasToString(spec);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "100",
        "100 ms",
        "-1ms",
        "1.5s",
        "1m",
        "fast",
        "normal:1s:1",
        "lognormal:100ms",
        "lognormal:100ms:NaN",
        "pareto:100ms:1.5",
        "pareto:100ms:1.5:5s:1"
      })
  void parse_unknownForm_namesValueAndValidForms(String spec) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Latency.parse(spec))
        .withMessage(
            "bad latency '"
                + spec
                + "': must look like 0ms, 100ms, 1s, lognormal:100ms:0.5 (median, sigma)"
                + " or pareto:100ms:1.5:5s (median, alpha, cap)");
  }

  @ParameterizedTest
  @CsvSource({
    "3601s, latency must be from 0ms to 3600s",
    "999999999999s, latency must be from 0ms to 3600s",
    "lognormal:0ms:1, median must be more than 0ms and at most 3600s",
    "lognormal:1s:0, sigma must be from 0.001 to 3.0",
    "lognormal:1s:3.1, sigma must be from 0.001 to 3.0",
    "pareto:0ms:1:1s, median must be more than 0ms and at most 3600s",
    "pareto:1s:0.05:2s, alpha must be from 0.1 to 100.0",
    "pareto:1s:1:500ms, cap must be from the median (1s) to 3600s"
  })
  void parse_outOfRange_namesValueAndRange(String spec, String range) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Latency.parse(spec))
        .withMessageStartingWith("bad latency '" + spec + "': ")
        .withMessageContaining(range);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"100ms", "lognormal:100ms:0.5", "lognormal:2s:2.5", "pareto:100ms:1.5:5s"})
  void sampleNs_half_isTheMedian(String spec) {
    var latency = Latency.parse(spec);
    double medianNs = latency.median().toNanos();
    assertThat((double) latency.sampleNs(0.5)).isCloseTo(medianNs, within(medianNs * 0.002));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lognormal:100ms:0.5", "pareto:100ms:1.5:5s"})
  void sampleNs_ofManyUniforms_isBelowTheMedianHalfTheTime(String spec) {
    var latency = Latency.parse(spec);
    long medianNs = latency.median().toNanos();
    var random = new SplittableRandom(7);
    long below =
        random
            .doubles(20_000, Double.MIN_VALUE, 1)
            .filter(u -> latency.sampleNs(u) < medianNs)
            .count();
    assertThat(below).isBetween(9_700L, 10_300L);
  }

  @Test
  void sampleNs_lognormal_hasItsSigma() {
    var latency = Latency.parse("lognormal:100ms:0.5");
    double oneSigmaUp = 0.841344746;
    assertThat(latency.sampleNs(oneSigmaUp) / 100e6).isCloseTo(Math.exp(0.5), within(0.002));
    assertThat(latency.sampleNs(1 - oneSigmaUp) / 100e6).isCloseTo(Math.exp(-0.5), within(0.002));
  }

  @Test
  void sampleNs_pareto_hasItsTailIndex() {
    var latency = Latency.parse("pareto:100ms:1.5:3600s");
    // A tenth of the tail lies beyond 10^(1/alpha) times the value.
    double ratio = (double) latency.sampleNs(0.99) / latency.sampleNs(0.9);
    assertThat(ratio).isCloseTo(Math.pow(10, 1 / 1.5), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lognormal:3600s:3", "pareto:100ms:0.1:5s", "pareto:3600s:0.1:3600s"})
  void sampleNs_farInTheTail_isCut(String spec) {
    var latency = Latency.parse(spec);
    var cap = latency instanceof HeavyTailed tailed ? tailed.cap() : Latency.MAX;
    assertThat(latency.sampleNs(Math.nextDown(1.0))).isEqualTo(cap.toNanos());
    assertThat(latency.sampleNs(Double.MIN_NORMAL)).isNotNegative();
  }
}
