package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.report.SampleRun.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page as a document: an arm without a row would vanish from the results, a reason that is not
 * escaped would run as a script, and a link to the network would break the page offline.
 */
final class PageTest {
  private static final Sample SAMPLE = SampleRun.partial();
  private static String html = "";
  private static Document page = new Document("");

  @BeforeAll
  static void render() {
    Map<String, String> files = Report.render(SAMPLE.run(), SAMPLE.analysis());
    html = files.getOrDefault("report.html", "");
    page = Jsoup.parse(html);
  }

  @Test
  void page_givesEveryArmOfThePlanARow() {
    var cells = SAMPLE.analysis().cells();
    var sections = page.select("#tables section.cell");
    assertThat(sections).hasSameSizeAs(cells);
    for (int i = 0; i < cells.size(); i++) {
      var plan = cells.get(i).plan();
      var rows = sections.get(i).select("tr[data-role]");
      assertThat(rows).hasSize(plan.arms().size() + plan.skipped().size());
      assertThat(rows.eachAttr("data-arm"))
          .containsAll(plan.arms().stream().map(a -> a.contender().toString()).toList())
          .containsAll(plan.skipped().stream().map(s -> s.contender().toString()).toList());
    }
  }

  @Test
  void page_armWithScore_showsItsNumbersAndItsVerdictInWords() {
    assertThat(row("titles, urls=1000", "virtual-per-task").select("td").eachText())
        .containsExactly(
            "150.2 ms 148.0–152.4",
            "5",
            "0.249 0.246–0.253",
            "▲ better",
            "100 ms latency 100 ms",
            "67 %",
            "123 ms",
            "58.7 MiB",
            "29",
            "200 MiB");
  }

  @Test
  void page_armsWithoutScore_keepTheirRowWithTheReason() {
    assertThat(row("titles, urls=1000", "platform-cached").text())
        .contains("✕ failed", "2 of 2 forks failed: " + SampleRun.HOSTILE);
    assertThat(row("titles, urls=1000", "sequential").text())
        .contains("– skipped", "with 1 in progress at once");
    assertThat(row("titles, urls=1000", "completable-async").text()).contains("– not run");
    assertThat(row("titles, urls=1000", "platform-per-task").text())
        .contains("▼ worse", "1 of 5 forks failed: exit code 137");
  }

  @Test
  void page_controlArm_isMarkedAsSuch() {
    assertThat(page.select("#cell-1 tr[data-role=CONTROL]").text()).contains("A/A control");
    assertThat(page.select("#cell-1 tr[data-role=BASELINE]").text()).contains("• baseline");
  }

  @Test
  void page_figures_haveTitleDescriptionAndTheirNumbersAsATable() {
    var figures = page.select("figure");
    assertThat(figures).isNotEmpty();
    for (Element figure : figures) {
      assertThat(figure.select("svg > title").text()).isNotBlank();
      assertThat(figure.select("svg > desc").text()).isNotBlank();
      assertThat(figure.select("figcaption").text()).isNotBlank();
      assertThat(figure.select("details table tbody th[scope=row]")).isNotEmpty();
    }
    assertThat(page.select("#figure-makespan-titles details").text())
        .contains("150.2 ms (148.0–152.4)")
        .doesNotContain("sum-grain");
    assertThat(page.select("#figure-run-order details").text())
        .contains("150 ms, 153 ms, 149 ms, 151 ms, 148 ms");
    assertThat(page.select("#figure-run-order details tbody"))
        .hasSameSizeAs(SAMPLE.analysis().cells());
  }

  @Test
  void page_ids_areUniqueAndEveryLinkLeadsSomewhere() {
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select("a").eachAttr("href"))
        .allSatisfy(href -> assertThat(page.select(href)).hasSize(1));
  }

  @Test
  void page_asksTheNetworkForNothing() {
    assertThat(page.select("[src], iframe, object, embed, form, base")).isEmpty();
    assertThat(page.select("link").eachAttr("href")).containsExactly("data:,");
    assertThat(page.select("style").html()).doesNotContain("url(", "@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';");
    var shown = page.clone();
    shown.select("script, style").remove();
    assertThat(shown.html().replace("http://www.w3.org/", "")).doesNotContain("http:", "https:");
  }

  @Test
  void page_hostileFailureReason_staysText() {
    assertThat(page.select("script")).hasSize(3);
    assertThat(html).doesNotContain("<script>alert");
    var data = page.selectFirst("#run-data");
    assertThat(data).isNotNull();
    assertThat(data == null ? "" : data.data())
        .contains("\\u003cscript>alert")
        .doesNotContain("<", "\u2028", "\u2029");
  }

  @Test
  void page_hasLandmarksAndScopedHeadersForThoseWhoHearIt() {
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("body > header, body > main, body > footer, nav[aria-label]"))
        .hasSize(4);
    assertThat(page.select("th:not([scope])")).isEmpty();
    assertThat(page.select("h1")).hasSize(1);
    assertThat(page.select(".scroll:not([tabindex])")).isEmpty();
  }

  @Test
  void page_cutShort_saysSoFirst() {
    assertThat(page.select("main > *").getFirst().text()).startsWith("PARTIAL, 93 of 105 forks");
  }

  @Test
  void page_verdicts_standOnTheirRobustRatioAndAdjustedProbabilities() {
    assertThat(page.select("#cell-2 .behind tr[data-arm=virtual-per-task]").text())
        .isEqualTo(
            "Virtual thread per task Platform threads, fixed pool (200) 0.249 (0.246–0.253) 0.25"
                + " 0.010 0.020 ▲ better");
    assertThat(page.select("#cell-2 .behind tbody tr")).hasSize(5);
    assertThat(row("titles, urls=1000", "virtual-limited:200").text())
        .contains("? can't tell yet", "about 7 more blocks (84 s) would tell");
  }

  @Test
  void page_contaminatedCell_warnsBesideItsHeadline() {
    assertThat(of(SampleRun.contaminated()).select(".card .warning").text())
        .isEqualTo(
            "Contaminated. The same thing measured twice differed by 3.0 %, more than chance"
                + " allows: differences below 6.1 % are not claimed here.");
    assertThat(of(SampleRun.contaminated()).select("#tables tr[data-role=CONTROL]").text())
        .contains("! differs");
    assertThat(page.select(".warning")).isEmpty();
  }

  @Test
  void page_armsOfAnotherBuild_areBaselinesOfTheirOwnAndNamed() {
    var other = of(SampleRun.otherBuild());
    assertThat(other.select("#tables tr[data-role=BASELINE]").eachAttr("data-arm"))
        .containsExactly("sequential~other", "fork-join~other");
    assertThat(other.select("tr[data-arm=fork-join~other] .mark").text()).isEqualTo("other build");
    assertThat(other.select("#tables tr[data-role=CONTENDER][data-arm=fork-join]").text())
        .contains("▲ better", "against ForkJoinPool (other build)");
    assertThat(other.select("#tables tr[data-role=CONTENDER] .mark").text()).contains("tasks=1");
  }

  @Test
  void page_twoStagesAndARepeatedBlock_areToldInThePlan() {
    assertThat(of(SampleRun.twoStages()).select("#plan tr:contains(Blocks)").text())
        .isEqualTo("Blocks 2 blocks first, then to 5 for ±3 %, 1 block run again");
    assertThat(page.select("#plan tr:contains(Blocks)").text()).isEqualTo("Blocks 5 blocks");
  }

  private static Document of(Sample sample) {
    var files = Report.render(sample.run(), sample.analysis());
    return Jsoup.parse(files.getOrDefault("report.html", ""));
  }

  @Test
  void page_tellsHowToRepeatTheRun() {
    assertThat(page.select("#plan").text())
        .contains(
            "java -jar target/benchmarks.jar run --profile quick -p 'urls=10, 1000' --seed 42",
            "-Xmx512m -XX:+UseParallelGC",
            "3 iterations of 200 ms, not scored");
    assertThat(page.select("#environment").text())
        .contains("Example & <Co> @ 2.60GHz", "24.0 GiB", "unlimited", "not committed");
  }

  @Test
  void page_ofAFewCells_staysSmallEnoughToMail() {
    assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_600_000);
  }

  private static Element row(String cell, String strategy) {
    for (Element section : page.select("#tables section.cell")) {
      if (section.select("h3").text().equals(cell)) {
        return section.select("tr[data-role=CONTENDER][data-arm=" + strategy + "]").getFirst();
      }
    }
    throw new AssertionError("no table of " + cell);
  }
}
