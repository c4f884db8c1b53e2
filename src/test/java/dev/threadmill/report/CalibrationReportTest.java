package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.calibrate.Calibration;
import dev.threadmill.calibrate.Check;
import dev.threadmill.calibrate.Check.Outcome;
import dev.threadmill.calibrate.Experiment;
import dev.threadmill.calibrate.Experiment.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a calibration is shown as, against golden files that a person has read; the page without its
 * style sheet, which is the report's. After a change that is meant, {@code mvn test
 * -Dtest=CalibrationReportTest -Dthreadmill.golden=update} rewrites them: read the difference.
 */
final class CalibrationReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/threadmill/report");

  private static final Map<String, String> FILES = CalibrationReport.render(sample());

  @ParameterizedTest
  @ValueSource(strings = {"calibration.html", "calibration.md", "calibration.json"})
  void file_isTheGoldenOne(String name) throws IOException {
    String text = FILES.getOrDefault(name, "").replace(Resources.read("report.css"), "/* css */");
    Path golden = GOLDEN.resolve(name);
    if ("update".equals(System.getProperty("threadmill.golden"))) {
      Files.writeString(golden, text);
    }

    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void page_saysWhatWasMissed_inWordsAndFirst() {
    var page = Jsoup.parse(FILES.getOrDefault("calibration.html", ""));

    assertThat(page.select("main > *").getFirst().text()).contains("1 of 2 pass lines");
    assertThat(page.select("tr[data-outcome=MISSED]").text()).contains("30 of 400", "MISSED");
    assertThat(page.select("[src], script, iframe")).isEmpty();
  }

  @Test
  void hostileText_staysText() {
    assertThat(FILES.getOrDefault("calibration.html", "")).doesNotContain("<script");
    assertThat(FILES.getOrDefault("calibration.md", "")).contains("a \\| b");
  }

  @Test
  void summary_hasALineForEachCheck() {
    assertThat(CalibrationReport.summary(sample()).lines())
        .contains("MISSED        False alarms: 30 of 400 (pass line: at most 29)")
        .hasSize(5);
  }

  private static Calibration sample() {
    var checks =
        List.of(
            new Check("False alarms", "30 of 400", "at most 29", Outcome.MISSED),
            new Check("Power", "95 %", "at least 90 %", Outcome.PASSED),
            new Check("Curve <script>alert(1)</script>", "12 %", "none", Outcome.PUBLISHED));
    var table = new Table("Judges", List.of("judge", "alarms"), List.of(List.of("a | b", "5.0 %")));
    return new Calibration(
        Calibration.SCHEMA,
        "Calibration on seeded noise",
        "calibration-20261122T101500Z-0001",
        Instant.parse("2026-11-22T10:15:00Z"),
        1,
        SampleRun.partial().run().manifest().machine(),
        List.of(
            new Experiment(
                "alarms",
                "The same is called the same.",
                "It was done twice.",
                checks,
                List.of(table),
                new TreeMap<>(Map.of("alarms", 30.0, "power", 0.95)))));
  }
}
