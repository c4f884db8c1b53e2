package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A cost per element is a time divided: a report that divides wrongly is wrong by a factor. */
final class HandoffReportTest {
  private static Map<String, String> files = Map.of();

  @BeforeAll
  static void render() {
    var sample = SampleRun.handoff();
    files = Report.render(sample.run(), sample.analysis());
  }

  private static String file(String name) {
    return files.getOrDefault(name, "");
  }

  @Test
  void elements_areNanosecondsOfTimeAndCpu() {
    var rows = Jsoup.parse(file("report.html")).select("tr[data-source=virtual]");
    assertThat(rows).hasSize(2);
    // 3.8 ms and 4.2 ms of CPU for 10,000 elements.
    assertThat(rows.getFirst().select("td").eachText())
        .containsExactly("380 ns 370–390", "420 ns (407–433)", "1.11", "88 B");
    assertThat(file("report.md")).contains("| 380 ns (370–390) | 420 ns (407–433) | 1.11 |");
    assertThat(file("summary.txt"))
        .contains("Per element: iterator 0.300 ns, virtual 380 ns, platform 21000 ns.");
  }

  @Test
  void expectations_sayWhatCameOut() {
    var page = Jsoup.parse(file("report.html"));
    assertThat(page.select("table.expected .pill").eachText())
        .containsExactly("✓ reproduced", "✗ contradicted", "? can't tell yet");
    assertThat(page.select("table.expected tbody tr").getFirst().select("td").eachText())
        .startsWith("virtual ÷ platform", "at least 5", "55.00 52.00–58.00");
    assertThat(file("report.md")).contains("expected at most 1.15 (someone)");
    assertThat(file("summary.txt")).contains("✗ contradicted: Something is so");
  }

  @Test
  void charts_showSourcesAndWhatABatchSaves() {
    assertThat(file("charts/handoff.svg"))
        .contains("An element costs 380 ns from Generator on a virtual thread")
        .contains("it hands over one element at a time");
    assertThat(file("charts/handoff-by-batch.svg")).contains("as more of them cross at a time");
    assertThat(files).doesNotContainKey("charts/handoff-by-elements.svg");
  }
}
