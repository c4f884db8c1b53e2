package dev.threadmill.chart;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Time against the size of a pool, and against the tasks in progress. Without it a mark could stand
 * at another size than its own, or Little's law be drawn through the wrong places.
 */
final class SizesChartTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POOL = "Platform threads, fixed pool";

  @Test
  void line_hasTheTimeOfEachSize() throws Exception {
    var figure = requireNonNull(draw(sizes()).get("sizes-titles"));
    assertThat(points(figure, POOL)).containsExactly("[10,10.1]", "[50,2.04]", "[200,0.59]");
    assertThat(figure.title())
        .isEqualTo(
            "titles: 200 is the smallest size of "
                + POOL
                + " within 5 % of its best, and from 200"
                + " it is faster than Virtual thread per task");
    assertThat(figure.desc()).contains("a sentence that says it all");
  }

  @Test
  void littlesLaw_theBoundAndTheOther_areOnTheSameAxes() throws Exception {
    var figure = requireNonNull(draw(sizes()).get("sizes-titles"));
    var strokes = data(figure, "intervals and bounds");
    assertThat(strokes.findValuesAsText("name"))
        .contains("Little’s law: 1000 waits of 100 ms", "bound: CPU");
    for (JsonNode each : strokes) {
      if (each.get("name").asText().startsWith("Little")) {
        assertThat(each.get("bound").toString()).isEqualTo("[[10,10],[50,2],[200,0.5]]");
      }
      if (each.get("name").asText().startsWith("bound")) {
        assertThat(each.get("bound").toString()).isEqualTo("[[200,0.55]]");
      }
    }
    var band = data(figure, "bands").get(0).get("band");
    assertThat(band.get("value").asDouble()).isCloseTo(0.7, within(1e-9));
    assertThat(band.get("low").asDouble()).isCloseTo(0.693, within(1e-9));
    assertThat(figure.svg()).contains("Virtual thread per task, 0.700 s", "Little’s law");
  }

  @Test
  void runWithoutSweeps_hasNoSuchFigure() throws Exception {
    assertThat(draw((ObjectNode) JSON.readTree(Charts.sample()))).doesNotContainKey("sizes-titles");
  }

  @Test
  void cellsThatDifferInOneNumber_areALineOfAnyWorkload() throws Exception {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    var cells = run.putArray("cells");
    for (int tasks : List.of(10_000, 100, 1000)) {
      var cell = cell(cells, "collect", tasks);
      cell.putObject("parameters").put("tasks", Integer.toString(tasks)).put("join", "map");
      arm((ArrayNode) cell.get("arms"), "platform-pool:2", POOL + " (2)", tasks / 100.0);
    }
    var drawn = draw(run);
    var figure = requireNonNull(drawn.get("makespan-collect-by-tasks"));
    assertThat(points(figure, POOL + " (2)"))
        .containsExactly("[100,1]", "[1000,10]", "[10000,100]");
    assertThat(drawn).doesNotContainKey("makespan-collect-by-join");

    while (cells.size() > 1) {
      cells.remove(0);
    }
    assertThat(draw(run)).as("one cell is no line").doesNotContainKey("makespan-collect-by-tasks");
  }

  @Test
  void skippedInSeveralCells_isOneLineWithTheFirstReason() throws Exception {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    var cells = run.putArray("cells");
    for (int tasks : List.of(10, 1000, 10_000)) {
      var cell = cell(cells, "collect", tasks);
      cell.putObject("parameters").put("tasks", Integer.toString(tasks));
      arm((ArrayNode) cell.get("arms"), "platform-pool:2", POOL + " (2)", tasks / 100.0);
      if (tasks > 10) {
        skip(cell, "sequential", "it takes " + tasks / 100 + " s");
        skip(cell, "completable-async", "there is nothing to wait for");
      }
    }
    assertThat(requireNonNull(draw(run).get("makespan-collect-by-tasks")).svg())
        .contains(
            "sequential, 1000 tasks, 10000 tasks: skipped, the first because it takes 10 s",
            "completable-async, 1000 tasks, 10000 tasks: skipped: there is nothing to wait for");
  }

  private static void skip(ObjectNode cell, String strategy, String reason) {
    ((ArrayNode) cell.get("skipped"))
        .addObject()
        .put("strategy", strategy)
        .put("label", strategy)
        .put("reason", reason);
  }

  private static ObjectNode sizes() throws IOException {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    var cell = cell(run.putArray("cells"), "titles", 1000);
    cell.putObject("parameters").put("urls", "1000").put("latency", "100ms");
    var arms = (ArrayNode) cell.get("arms");
    arm(arms, "virtual-per-task", "Virtual thread per task", 700);
    arm(arms, "platform-pool:10", POOL + " (10)", 10_100);
    arm(arms, "platform-pool:50", POOL + " (50)", 2040);
    arm(arms, "platform-pool:200", POOL + " (200)", 590)
        .putObject("bound")
        .put("value", 550)
        .put("reason", "CPU");
    var sweep = cell.putArray("sweeps").addObject();
    sweep.put("strategy", "platform-pool").put("label", POOL);
    sweep.put("sentence", "a sentence that says it all").put("against", "virtual-per-task");
    sweep.put("enough", 200).put("betterFrom", 200);
    var sizes = sweep.putArray("sizes");
    size(sizes, 10, 10_000);
    size(sizes, 50, 2000);
    size(sizes, 200, 500);
    return run;
  }

  private static ObjectNode cell(ArrayNode cells, String workload, int tasks) {
    var cell = cells.addObject();
    cell.put("id", workload).put("workload", workload).put("tasks", tasks).put("waitMs", 100.0);
    cell.put("unit", "ms/op").put("baseline", "platform-pool:2").put("contaminated", false);
    cell.putArray("winners");
    cell.putArray("skipped");
    cell.putArray("arms");
    return cell;
  }

  private static ObjectNode arm(ArrayNode arms, String id, String label, double score) {
    var arm = arms.addObject();
    arm.put("id", id).put("strategy", id).put("label", label).put("variant", "PLAIN");
    arm.putObject("score")
        .put("value", score)
        .put("low", score * 0.99)
        .put("high", score * 1.01)
        .put("n", 5);
    arm.putObject("metrics");
    arm.putNull("ratio").putNull("bound").putNull("efficiency");
    arm.putArray("points");
    arm.putArray("failures");
    return arm;
  }

  private static void size(ArrayNode sizes, int size, double little) {
    var node = sizes.addObject().put("size", size).put("arm", "platform-pool:" + size);
    node.putObject("little").put("value", little).put("reason", "waves");
    node.putNull("gap").putNull("verdict");
  }

  private static List<String> points(Figure figure, String label) throws IOException {
    return data(figure, label).findValues("value").stream().map(JsonNode::toString).toList();
  }

  private static JsonNode data(Figure figure, String series) throws IOException {
    for (JsonNode each : JSON.readTree(figure.optionJson()).get("series")) {
      if (each.get("name").asText().equals(series)) {
        return each.get("data");
      }
    }
    throw new AssertionError("no series " + series);
  }

  private static Map<String, Figure> draw(ObjectNode run) throws IOException {
    var byId = new TreeMap<String, Figure>();
    new ChartEngine(Charts.scripts())
        .draw(JSON.writeValueAsString(run))
        .forEach(figure -> byId.put(figure.id(), figure));
    return byId;
  }
}
