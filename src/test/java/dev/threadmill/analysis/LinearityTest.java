package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.workload.Workload;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A time per element that changes with their number is a figure about something else. */
final class LinearityTest {

  private static Optional<String> finding(double... manyElements) {
    var run =
        new RunBuilder(2)
            .cell(Workload.HANDOFF, Map.of("elements", "1000"), "virtual", "iterator")
            .scores("virtual", 1, 1.01, 0.99)
            .scores("iterator", 0.001, 0.001, 0.001)
            .cell(Workload.HANDOFF, Map.of("elements", "100000"), "virtual", "iterator")
            .scores("virtual", manyElements)
            .scores("iterator", 0.1, 0.1, 0.1)
            .cell(
                Workload.HANDOFF,
                Map.of("elements", "100000", "batch", "16"),
                "virtual",
                "iterator")
            .scores("virtual", 9, 9, 9);
    return run.analyze().findings().stream()
        .filter(f -> f.rule().equals("NOT_LINEAR"))
        .map(Finding::sentence)
        .findFirst();
  }

  @Test
  void costInProportion_isNoFinding() {
    assertThat(finding(100, 101, 99)).isEmpty();
    assertThat(finding(115, 116, 114)).isEmpty();
  }

  @Test
  void costOutOfProportion_isNamedWithItsInterval() {
    assertThat(finding(150, 151, 149))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith("The cost of an element depends on how many there are: virtual 1.5")
                    .contains("with 100000 as with 1000")
                    .doesNotContain("iterator"));
    assertThat(finding(60, 61, 59)).isPresent();
  }

  @Test
  void tooNoisyToTell_isNoFinding() {
    assertThat(finding(60, 300, 150)).isEmpty();
  }
}
