package dev.threadmill.chart;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Which numbers reach which mark. Without it a chart could draw a wrong arm, leave out a failed
 * one, or claim a winner that the intervals do not allow, and still look right.
 */
final class ChartDefinitionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  static final List<String> IDS =
      List.of(
          "ratios-sum-list",
          "ratios-sum-grain",
          "ratios-titles",
          "makespan-sum-list",
          "grain-overhead",
          "makespan-titles",
          "cpu-per-fetch",
          "cost-speed",
          "run-order");

  private static ChartEngine engine;
  private static Map<String, Figure> figures;

  @BeforeAll
  static void draw() {
    engine = new ChartEngine(Charts.scripts());
    figures = byId(engine.draw(Charts.sample()));
  }

  @Test
  void sample_givesEveryFigure_inOrder() {
    assertThat(figures.keySet()).containsExactlyElementsOf(IDS);
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void svg_isWellFormed_namedAndDescribed(String id) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    var bytes = figure(id).svg().getBytes(StandardCharsets.UTF_8);
    var svg = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    var root = svg.getDocumentElement();
    assertThat(root.getAttribute("role")).isEqualTo("img");
    assertThat(root.getAttribute("aria-labelledby")).isEqualTo(id + "-title");
    assertThat(root.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo(figure(id).title())
        .isNotBlank();
    assertThat(root.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(figure(id).desc())
        .isNotBlank();
  }

  @ParameterizedTest
  @FieldSource("IDS")
  void svg_standsAlone_andStaysSmall(String id) {
    var svg = figure(id).svg();
    assertThat(svg.length()).isLessThan(60_000);
    assertThat(svg).contains("prefers-color-scheme:dark", "PARTIAL");
    assertThat(svg).doesNotContain("NaN", "undefined", "Infinity", "zr0", ":hover", "ecmeta");
    assertThat(svg).doesNotContainPattern("<[^>]*\\d\\.\\d{3}");
  }

  @Test
  void ratios_rowHasTheArmsRatioAndInterval() throws Exception {
    JsonNode arm = arm("sum-list", "common-pool");
    JsonNode row = datum("ratios-sum-list", arm.get("label").asText());
    assertThat(row.get("value").get(0)).isEqualTo(arm.get("ratio").get("value"));
    assertThat(row.get("value").get(2)).isEqualTo(arm.get("ratio").get("low"));
    assertThat(row.get("value").get(3)).isEqualTo(arm.get("ratio").get("high"));
    assertThat(row.get("tip").asText()).contains("n = 5", "worse");
  }

  @Test
  void ratios_firstRowIsTheControl() throws Exception {
    var rows = series("ratios-sum-list", "arms").get(0).get("data");
    assertThat(rows.get(0).get("name").asText()).contains("1 is Fixed pool of 2");
    assertThat(rows.get(1).get("name").asText()).contains("control");
    assertThat(figure("ratios-sum-list").desc()).contains("baseline measured twice");
  }

  @Test
  void ratios_singleFork_hasNoInterval_andSaysSo() throws Exception {
    JsonNode row = datum("ratios-sum-list", "Parallel stream");
    assertThat(row.get("value").get(2).isNull()).isTrue();
    assertThat(figure("ratios-sum-list").svg()).contains("(n = 1)");
  }

  @Test
  void makespan_barHasScoreIntervalAndBound_fastestFirst() throws Exception {
    JsonNode arm = arm("sum-list", "virtual-per-task");
    JsonNode bar = datum("makespan-sum-list", arm.get("label").asText());
    assertThat(bar.get("value").get(0)).isEqualTo(arm.get("score").get("value"));
    assertThat(bar.get("value").get(2)).isEqualTo(arm.get("score").get("low"));
    assertThat(bar.get("value").get(4).asDouble()).isEqualTo(3.0);
    var option = JSON.readTree(figure("makespan-sum-list").optionJson());
    assertThat(option.get("xAxis").get(0).get("min").asDouble()).isZero();
    var values = series("makespan-sum-list", "arms").get(0).get("data").findValues("value");
    var measured = values.stream().map(v -> v.get(0)).filter(v -> !v.isNull());
    assertThat(measured.map(JsonNode::asDouble)).isSorted();
  }

  @Test
  void failedAndSkipped_keepTheirPlace_withTheReason() throws Exception {
    for (String id : List.of("makespan-sum-list", "ratios-sum-list")) {
      assertThat(datum(id, "CompletableFuture, default executor").get("gap").asText())
          .startsWith("failed: wrong result");
      assertThat(datum(id, "Non-blocking HttpClient").get("gap").asText())
          .isEqualTo("skipped: needs work that can be started without blocking");
      assertThat(figure(id).svg()).contains("failed: wrong result", "skipped: needs work");
    }
    assertThat(figure("makespan-titles").svg())
        .contains("Platform thread per task, 3000 URLs: failed: java.lang.OutOfMemoryError");
  }

  @Test
  void makespanTitle_severalWinners_claimsNone() {
    assertThat(figure("makespan-sum-list").title())
        .contains("are not distinguishable and nothing is faster");
  }

  @Test
  void makespanTitle_clearWinner_isNamedWithItsBound() throws Exception {
    var title = redrawn("makespan-sum-list", run -> winner(run, "sum-list", "fork-join:2", 2.0));
    assertThat(title)
        .isEqualTo("sum-list: ForkJoinPool of 2 (LIFO) finishes first in 2.00 ms, 0.67× its bound");
  }

  @Test
  void grain_namesTheNumbersBetweenWhichAStrategyFallsBehindOneThread() {
    assertThat(figure("grain-overhead").title())
        .contains("Platform thread per task falls behind one thread between 10 and 1000 tasks");
    assertThat(figure("grain-overhead").desc())
        .contains("Virtual thread per task falls behind one thread between 1000 and 100,000 tasks");
  }

  @Test
  void titles_lineHasOnePointPerNumberOfUrls_andEachBoundOnce() throws Exception {
    var line = lineOf("makespan-titles", "Virtual thread per task").get("data");
    assertThat(line.findValues("value").stream().map(v -> v.get(0).asInt()))
        .containsExactly(100, 1000, 3000);
    assertThat(line.get(2).get("value").get(1))
        .isEqualTo(arm("titles,urls=3000", "virtual-per-task").get("score").get("value"));
    var drawn = series("makespan-titles", "intervals and bounds").get(0).get("data");
    assertThat(drawn.findValuesAsText("name").stream().filter(name -> name.startsWith("bound:")))
        .hasSize(3)
        .doesNotHaveDuplicates();
  }

  @Test
  void cpu_isMicrosecondsPerFetch() throws Exception {
    JsonNode arm = arm("titles,urls=1000", "virtual-per-task");
    double expected = arm.get("metrics").get("cpu_ms_per_op").get("value").asDouble() * 1000 / 1000;
    var point = lineOf("cpu-per-fetch", arm.get("label").asText()).get("data").get(1);
    assertThat(point.get("value").get(1).asDouble()).isEqualTo(expected);
  }

  @Test
  void costSpeed_marksCpuPerFetchAgainstTheTimeOfTheLargestBatch() throws Exception {
    JsonNode arm = arm("titles,urls=3000", "virtual-per-task");
    var point = lineOf("cost-speed", arm.get("label").asText()).get("data").get(0).get("value");
    assertThat(point.get(0).asDouble()).isEqualTo(arm.get("score").get("value").asDouble());
    assertThat(point.get(1).asDouble())
        .isEqualTo(arm.get("metrics").get("cpu_ms_per_op").get("value").asDouble() * 1000 / 3000);
  }

  @Test
  void runOrder_hasEveryForkOfArmsWithSeveral_relativeToTheirMean() throws Exception {
    long expected = 0;
    for (JsonNode arms : JSON.readTree(Charts.sample()).findValues("arms")) {
      for (JsonNode arm : arms) {
        expected += arm.get("points").size() > 1 ? arm.get("points").size() : 0;
      }
    }
    assertThat(scatters().mapToLong(s -> s.get("data").size()).sum()).isEqualTo(expected);
  }

  @Test
  void sameStrategy_hasTheSameColourAndMarkInEveryFigure() throws Exception {
    var titles = lineOf("makespan-titles", "Virtual thread per task");
    var grain = lineOf("grain-overhead", "Virtual thread per task");
    assertThat(titles.get("itemStyle")).isEqualTo(grain.get("itemStyle"));
    assertThat(titles.get("symbol")).isEqualTo(grain.get("symbol"));
    assertThat(titles.get("symbol"))
        .isNotEqualTo(lineOf("grain-overhead", "Platform thread per task").get("symbol"));
  }

  @Test
  void runWithoutCells_givesNoFigure() throws Exception {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    run.putArray("cells");
    assertThat(engine.draw(run.toString())).isEmpty();
  }

  @Test
  void runCutShortBeforeItsFirstFork_givesNoFigure() throws Exception {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    for (JsonNode arms : run.findValues("arms")) {
      for (JsonNode arm : arms) {
        ((ObjectNode) arm).putNull("score").putNull("ratio").putArray("points");
        ((ObjectNode) arm).putObject("metrics");
      }
    }
    assertThat(engine.draw(run.toString())).isEmpty();
  }

  @Test
  void fiveHundredArms_areAllDrawn() throws Exception {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    var cells = run.putArray("cells");
    for (int i = 0; i < 72; i++) {
      var cell = (ObjectNode) cell("titles,urls=3000").deepCopy();
      ((ObjectNode) cell.get("parameters")).put("latency", 100 + i + "ms");
      cells.add(cell);
    }
    var drawn = byId(engine.draw(run.toString()));
    var ratios = requireNonNull(drawn.get("ratios-titles"));
    // Six of the seven arms have a ratio or a reason, one strategy is skipped, one row is a header.
    assertThat(JSON.readTree(ratios.optionJson()).findValuesAsText("tip")).hasSize(72 * 8);
    assertThat(ratios.height()).isGreaterThan(72 * 8 * 20);
    assertThat(drawn).containsKeys("makespan-titles", "cpu-per-fetch", "run-order");
  }

  private static Figure figure(String id) {
    return requireNonNull(figures.get(id), id);
  }

  private static String redrawn(String id, Function<JsonNode, JsonNode> change) throws Exception {
    var changed = change.apply(JSON.readTree(Charts.sample()));
    return requireNonNull(byId(engine.draw(changed.toString())).get(id)).title();
  }

  private static JsonNode winner(JsonNode run, String cell, String arm, double value) {
    ((ObjectNode) find(run.get("cells"), cell)).putArray("winners").add(arm);
    return score(run, cell, arm, value);
  }

  private static JsonNode score(JsonNode run, String cell, String arm, double value) {
    var score = (ObjectNode) find(find(run.get("cells"), cell).get("arms"), arm).get("score");
    score.put("value", value).put("low", value - 0.01).put("high", value + 0.01);
    return run;
  }

  private static Map<String, Figure> byId(List<Figure> list) {
    return list.stream().collect(toMap(Figure::id, f -> f, (a, b) -> b, LinkedHashMap::new));
  }

  private static JsonNode cell(String id) throws Exception {
    return find(JSON.readTree(Charts.sample()).get("cells"), id);
  }

  private static JsonNode arm(String cell, String arm) throws Exception {
    return find(cell(cell).get("arms"), arm);
  }

  private static JsonNode find(JsonNode list, String id) {
    return stream(list).filter(n -> n.get("id").asText().equals(id)).findFirst().orElseThrow();
  }

  private static List<JsonNode> series(String figure, String name) throws Exception {
    return stream(JSON.readTree(figure(figure).optionJson()).get("series"))
        .filter(s -> s.get("name").asText().equals(name))
        .toList();
  }

  private static JsonNode lineOf(String figure, String label) throws Exception {
    return series(figure, label).stream()
        .filter(s -> s.get("type").asText().equals("line"))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> scatters() {
    try {
      return stream(JSON.readTree(figure("run-order").optionJson()).get("series"))
          .filter(s -> s.get("type").asText().equals("scatter"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode datum(String figure, String name) throws Exception {
    return stream(series(figure, "arms").get(0).get("data"))
        .filter(d -> d.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(array.elements(), Spliterator.ORDERED), false);
  }
}
