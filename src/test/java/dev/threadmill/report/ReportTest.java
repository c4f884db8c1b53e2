package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the files of a run say, against golden files that a person has read. After a change that is
 * meant, {@code mvn test -Dtest=ReportTest -Dthreadmill.golden=update} rewrites them: read the
 * difference.
 */
final class ReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/threadmill/report");
  private static Map<String, String> files = Map.of();

  @BeforeAll
  static void render() {
    var sample = SampleRun.partial();
    files = Report.render(sample.run(), sample.analysis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.md", "summary.txt", "tidy.csv", "stats.json"})
  void render_partialRunWithEveryKindOfArm_isTheGoldenFile(String name) throws IOException {
    Path golden = GOLDEN.resolve(name);
    String text = file(name);
    if ("update".equals(System.getProperty("threadmill.golden"))) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }

  @Test
  void summary_saysWhatIsNegligibleContaminatedAndOfAnotherBuild() {
    assertThat(summary(SampleRun.negligible()))
        .contains("▲ better, negligible", "▼ worse, negligible");
    assertThat(summary(SampleRun.contaminated()))
        .contains("CONTAMINATED: The same thing measured twice differed by 3.0 %");
    assertThat(summary(SampleRun.otherBuild())).contains("fork-join~other", "other build)");
    assertThat(summary(SampleRun.twoStages()))
        .contains("2 blocks first, then to 5 for ±3 %, 1 block run again");
  }

  @Test
  void tidyCsv_blockRunAgain_keepsWhatItReplacesAndSaysWhatCounts() {
    var sample = SampleRun.twoStages();
    var csv = Report.render(sample.run(), sample.analysis()).getOrDefault("tidy.csv", "");
    var lines = csv.lines().toList();
    assertThat(lines.getFirst())
        .contains(",arm,strategy,control,block,attempt,counted,fork,other_cores,steal_share,");
    assertThat(lines.stream().filter(line -> line.contains(",2,0,false,"))).hasSize(3);
    assertThat(lines.stream().filter(line -> line.contains(",2,1,true,"))).hasSize(4);
    assertThat(lines.stream().filter(line -> line.contains(",1,0,true,"))).hasSize(4);
  }

  @Test
  void ratios_ofTwoBuilds_areToTheOtherBuildAndTheControlStandsFirst() {
    var sample = SampleRun.otherBuild();
    var svg =
        Report.render(sample.run(), sample.analysis())
            .getOrDefault("charts/ratios-sum-grain.svg", "");
    assertThat(svg).contains("1 is the same strategy of the other build");
    assertThat(svg.indexOf("(A/A control)")).isLessThan(svg.indexOf(">ForkJoinPool<"));
  }

  @Test
  void render_sameRunAgain_isTheSameTextInEveryFile() {
    var again = SampleRun.partial();
    assertThat(Report.render(again.run(), again.analysis())).isEqualTo(files);
  }

  @Test
  void render_givesEveryChartAsPictureAndAsOption() {
    assertThat(files.keySet())
        .contains("charts/makespan-titles.svg", "charts/makespan-titles.json", Report.SUMMARY);
    files.forEach(
        (name, text) -> {
          if (name.endsWith(".svg")) {
            assertThat(text).startsWith("<svg").contains("<title", "<desc");
            assertThat(files).containsKey(name.replace(".svg", ".json"));
          }
        });
  }

  @Test
  void summary_fitsATerminalOf100Columns() {
    assertThat(file("summary.txt").lines()).allSatisfy(l -> assertThat(l.length()).isLessThan(101));
  }

  @Test
  void summary_wordLongerThanTheTerminal_isCut() {
    var sample = SampleRun.failingWith("x".repeat(250));
    var text = Report.render(sample.run(), sample.analysis()).getOrDefault(Report.SUMMARY, "");
    assertThat(text.lines()).allSatisfy(l -> assertThat(l.length()).isLessThan(101));
    assertThat(text.replaceAll("\\s", "")).contains("x".repeat(250));
  }

  @Test
  void report_completeRun_saysNothingOfBeingPartialAndNamesNoFindings() {
    var sample = SampleRun.complete();
    var complete = Report.render(sample.run(), sample.analysis());
    assertThat(complete.getOrDefault("report.md", "")).doesNotContain("PARTIAL", "### Findings");
    assertThat(complete.getOrDefault("report.html", ""))
        .doesNotContain("class=\"partial\"", "id=\"findings\"");
    assertThat(complete.getOrDefault(Report.SUMMARY, "")).doesNotContain("PARTIAL");
  }

  @Test
  void chartDefinitions_areThoseOfTheFolderWithTheSharedPartFirst() throws IOException {
    try (var folder = Files.list(Path.of("scripts/charts"))) {
      var names = folder.map(f -> f.getFileName().toString()).filter(n -> n.endsWith(".js"));
      assertThat(ChartDefinitions.NAMES)
          .startsWith("lib.js")
          .containsExactlyInAnyOrderElementsOf(names.toList());
    }
    assertThat(ChartDefinitions.NAMES.subList(1, ChartDefinitions.NAMES.size())).isSorted();
  }

  private static String summary(SampleRun.Sample sample) {
    return Report.render(sample.run(), sample.analysis())
        .getOrDefault(Report.SUMMARY, "")
        .replaceAll("\\s+", " ");
  }

  private static String file(String name) {
    String text = files.get(name);
    if (text == null) {
      throw new UncheckedIOException(new IOException("the report has no " + name));
    }
    return text;
  }
}
