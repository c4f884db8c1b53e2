package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Sweep;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Interval;
import dev.threadmill.strategy.Strategy;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a reader is told of the size of a pool: a sentence that says more than the forks do would be
 * followed by people who set the sizes of pools.
 */
final class SweepReportTest {
  private static final String SENTENCE =
      "the smallest size within 5 % of its best (210.0 ms at 500, the largest tried) is 500, and the"
          + " intervals allow 200 to 500; slower up to 200 and faster than Virtual thread per task"
          + " from 500 on.";
  private static Map<String, String> files = Map.of();

  @BeforeAll
  static void render() {
    var sample = SampleRun.sizes();
    files = Report.render(sample.run(), sample.analysis());
  }

  private static String file(String name) {
    return files.getOrDefault(name, "");
  }

  @Test
  void sentence_standsInEveryReport() {
    String named = "Platform threads, fixed pool: " + SENTENCE;
    assertThat(Jsoup.parse(file("report.html")).select("h4 + p.lead").text()).isEqualTo(named);
    assertThat(file("report.md")).contains(named);
    assertThat(file("summary.txt").replaceAll("\\s+", " ")).contains(named);
    assertThat(file("stats.json")).contains('"' + SENTENCE + '"');
  }

  @Test
  void table_hasLittlesLawAndTheVerdictOfEachSize() {
    var rows = Jsoup.parse(file("report.html")).select("table.sweep tbody tr");
    assertThat(rows.eachAttr("data-size")).containsExactly("10", "200", "500");
    // 525 ÷ 500 is 1.05
    assertThat(rows.get(1).select("td").eachText())
        .containsExactly("525 ms 510–540", "500 ms", "1.05", "2.50 (2.40–2.60)", "▼ worse");
    assertThat(rows.get(2).select("td").eachText()).contains("best", "▲ better");
    assertThat(file("report.md"))
        .contains("| 200 | 525 ms (510–540) | 500 ms | 1.05 | 2.50 (2.40–2.60) | ▼ worse |");
  }

  /** The table of a terminal cuts names where numbers are long, and only the sizes tell these. */
  @Test
  void summary_namesThatAreCut_keepTheirSize() {
    assertThat(file("summary.txt").lines())
        .anySatisfy(line -> assertThat(line).startsWith("pla").contains("…:10 "))
        .anySatisfy(line -> assertThat(line).startsWith("pla").contains("…:200 "));
  }

  @Test
  void chart_hasItsNumbersBesideIt() {
    assertThat(file("charts/sizes-titles.svg"))
        .contains("500 is the smallest size", "Little’s law: 1000 waits of 100 ms");
    assertThat(Jsoup.parse(file("report.html")).select("#figure-sizes-titles tbody").text())
        .contains("titles, urls=1000", "Platform threads, fixed pool (200)");
  }

  @Test
  void sentence_saysWhereTheCrossoverIs_orThatThereIsNone() {
    assertThat(crossover(Verdict.WORSE, Verdict.WORSE, Verdict.WORSE))
        .endsWith("; slower than Virtual thread per task at every size.");
    assertThat(crossover(Verdict.WORSE, Verdict.INCONCLUSIVE, Verdict.EQUIVALENT))
        .endsWith(
            "; slower than Virtual thread per task up to 1, and not shown to be faster at any"
                + " size.");
    assertThat(crossover(Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE, Verdict.INCONCLUSIVE))
        .endsWith("; not shown to be faster than Virtual thread per task at any size.");
    assertThat(crossover(Verdict.INCONCLUSIVE, Verdict.BETTER, Verdict.BETTER))
        .endsWith("; faster than Virtual thread per task from 2 on.");
    assertThat(crossover(Verdict.WORSE, Verdict.BETTER, Verdict.WORSE))
        .endsWith("; slower up to 1 and faster than Virtual thread per task at 2.");
  }

  @Test
  void sentence_sizesThatAreAsManyAsTasks_leaveNothingUntried() {
    assertThat(sweep(new Interval(1.2, 1.3)).sentence())
        .isEqualTo("the smallest size within 5 % of its best (10.0 ms at 3) is 3.");
  }

  @Test
  void sentence_withoutIntervals_saysSo() {
    assertThat(sweep(null, Verdict.WORSE).sentence())
        .contains("is 3, by estimates without intervals");
  }

  private static String crossover(Verdict... verdicts) {
    return sweep(new Interval(1.2, 1.3), verdicts).sentence();
  }

  /** A sweep of the sizes 1 to 3, the last of them the best, in a cell of three tasks. */
  private static SweepTable sweep(@Nullable Interval gap, Verdict... verdicts) {
    var points = new ArrayList<Sweep.Point>();
    for (int size = 1; size <= 3; size++) {
      var interval = Optional.ofNullable(gap);
      points.add(
          new Sweep.Point(
              size,
              Arm.parse("platform-pool:" + size),
              new Estimate(size == 3 ? 10 : 12, Optional.empty(), 3),
              Optional.empty(),
              size == 3 ? Optional.empty() : Optional.of(new Estimate(1.25, interval, 3)),
              verdicts.length < size ? Optional.empty() : Optional.of(verdicts[size - 1])));
    }
    Optional<Arm> against =
        verdicts.length == 0 ? Optional.empty() : Optional.of(Arm.parse("virtual-per-task"));
    return SweepTable.of(
        new Sweep(Strategy.PLATFORM_POOL, points, 3, 3, 3, 3, against), "ms/op", 3);
  }
}
