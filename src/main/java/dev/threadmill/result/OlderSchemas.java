package dev.threadmill.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Measurement;
import dev.threadmill.strategy.StrategySpec;
import java.io.IOException;

/** Reads manifests as any version has written them. */
final class OlderSchemas {

  private OlderSchemas() {}

  /**
   * Returns the manifest that the text describes.
   *
   * @param schema the version of its shape, one that this code knows
   * @throws IOException if it is not of that shape; the message is one line
   */
  static Manifest read(String text, int schema) throws IOException {
    JsonNode tree = Json.tree(text);
    if (schema == 1
        && tree instanceof ObjectNode manifest
        && tree.get("plan") instanceof ObjectNode plan) {
      manifest.putArray("diagnoses");
      fromSchema1(plan);
    }
    return Json.read(tree, Manifest.class);
  }

  /**
   * Version 1 knew no checks of the machine, neither time limits nor repeated blocks, and wrote
   * arms with their parts.
   */
  private static void fromSchema1(ObjectNode plan) {
    if (plan.get("measurement") instanceof ObjectNode measurement) {
      measurement.put(
          "timeLimit",
          Measurement.usualTimeLimit(
                  measurement.path("warmupIterations").asInt(),
                  measurement.path("warmupMillis").asInt(),
                  measurement.path("iterations").asInt(),
                  measurement.path("iterationMillis").asInt())
              .toString());
    }
    for (JsonNode fork : plan.path("order")) {
      if (fork instanceof ObjectNode object) {
        object.put("attempt", 0);
      }
    }
    for (JsonNode cell : plan.path("cells")) {
      if (cell.path("arms") instanceof ArrayNode arms) {
        for (int i = 0; i < arms.size(); i++) {
          arms.set(i, armId(arms.get(i)));
        }
      }
    }
  }

  private static String armId(JsonNode arm) {
    var strategy = StrategySpec.parse(arm.path("strategy").asText());
    return (arm.path("control").asBoolean() ? Arm.controlOf(strategy) : Arm.of(strategy)).id();
  }
}
