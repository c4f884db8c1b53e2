package dev.threadmill.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The curves of response time. Without it a strategy that cannot keep up might be drawn as if it
 * could, or service time be taken for response time.
 */
final class ResponseChartTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String VIRTUAL = "Virtual thread per task";
  private static final String POOL = "Platform threads, fixed pool (20)";

  @Test
  void curves_haveAPointPerPercentileThatIsThere() throws Exception {
    var figure = figure();
    assertThat(points(figure, VIRTUAL)).containsExactly("[2,10.5]", "[10,11]", "[100,13]");
    assertThat(points(figure, POOL)).containsExactly("[2,12]", "[10,40]", "[100,90]");
    assertThat(figure.title())
        .isEqualTo(
            "At 500 fetches per second one in a hundred takes over 13.0 ms with "
                + VIRTUAL
                + ", the lowest");
  }

  @Test
  void serviceTime_isDrawnWhereItHidesSomething() throws Exception {
    var names = figure().optionJson();
    assertThat(names).contains("service time only, " + POOL);
    assertThat(names).doesNotContain("service time only, " + VIRTUAL);
  }

  @Test
  void saturated_isSaidAndNotDrawn() throws Exception {
    var figure = figure();
    assertThat(figure.svg())
        .contains("Platform threads, fixed pool (2): saturated, answers 30.4 % of what arrives");
    assertThat(points(figure, "Platform threads, fixed pool (2)")).isEmpty();
  }

  private static List<String> points(Figure figure, String label) throws IOException {
    for (JsonNode series : JSON.readTree(figure.optionJson()).get("series")) {
      if (series.get("type").asText().equals("line") && series.get("name").asText().equals(label)) {
        return series.get("data").findValues("value").stream().map(JsonNode::toString).toList();
      }
    }
    return List.of();
  }

  private static Figure figure() throws IOException {
    var run = (ObjectNode) JSON.readTree(Charts.sample());
    var cells = run.putArray("cells");
    var cell = cells.addObject();
    cell.put("id", "titles-load").put("workload", "titles-load").put("tasks", 5);
    cell.put("unit", "ms/op").put("baseline", "platform-pool:20").put("contaminated", false);
    cell.putObject("parameters").put("rate", "500").put("latency", "10ms");
    cell.putArray("winners").add("virtual-per-task");
    cell.putArray("skipped");
    var arms = cell.putArray("arms");
    arm(
        arms.addObject(),
        "virtual-per-task",
        VIRTUAL,
        Map.of(
            "response_p50_ms", 10.5,
            "response_p90_ms", 11.0,
            "response_p99_ms", 13.0,
            "service_p50_ms", 10.5,
            "service_p90_ms", 11.0,
            "service_p99_ms", 12.9,
            "achieved_share", 1.0));
    arm(
        arms.addObject(),
        "platform-pool:20",
        POOL,
        Map.of(
            "response_p50_ms", 12.0,
            "response_p90_ms", 40.0,
            "response_p99_ms", 90.0,
            "service_p50_ms", 10.5,
            "service_p90_ms", 11.0,
            "service_p99_ms", 13.0,
            "achieved_share", 1.0));
    arm(
        arms.addObject(),
        "platform-pool:2",
        "Platform threads, fixed pool (2)",
        Map.of("service_p50_ms", 10.5, "achieved_share", 0.304));
    return new ChartEngine(Charts.scripts())
        .draw(JSON.writeValueAsString(run)).stream()
            .filter(f -> f.id().equals("response-titles-load"))
            .findFirst()
            .orElseThrow();
  }

  private static void arm(ObjectNode arm, String id, String label, Map<String, Double> metrics) {
    arm.put("id", id).put("strategy", id).put("label", label).put("variant", "PLAIN");
    quantity(arm.putObject("score"), 12);
    var values = arm.putObject("metrics");
    metrics.forEach((key, value) -> quantity(values.putObject(key), value));
    arm.putNull("ratio").putNull("bound").putNull("efficiency");
    arm.putArray("points");
    arm.putArray("failures");
  }

  private static void quantity(ObjectNode quantity, double value) {
    quantity.put("value", value).put("low", value * 0.99).put("high", value * 1.01).put("n", 5);
  }
}
