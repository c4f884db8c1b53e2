package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An open loop through the whole suite. Without it the score could be JMH's own, which is the
 * length of the window, and a pool that is far too small could look merely slow.
 */
final class OpenLoopIT {
  @TempDir private Path folder;

  /** 200 fetches of 10 ms per second keep two threads busy: one can do 100 at most. */
  @Test
  void run_scoresResponseTimes_andDeclaresWhatCannotKeepUp() throws Exception {
    var ended =
        Jar.run(
            "run",
            "--profile",
            "smoke",
            "--workload",
            "titles-load",
            "--strategy",
            "virtual-per-task,platform-pool:1",
            "--no-control",
            "--progress",
            "none",
            "--out",
            folder.toString());
    Path run;
    try (var runs = Files.list(folder)) {
      run = runs.findFirst().orElseThrow();
    }
    assumeFalse(
        Files.readString(run.resolve("journal.ndjson")).contains("the generator itself fired"),
        "this machine is too busy for a generator");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    var stats = new ObjectMapper().readTree(run.resolve("stats.json").toFile());
    JsonNode virtual = arm(stats, "virtual-per-task");
    assertThat(virtual.at("/score/value").asDouble()).isBetween(10.0, 500.0);
    assertThat(virtual.at("/metrics/response_p90_ms/value").asDouble()).isGreaterThan(10);
    assertThat(virtual.at("/metrics/achieved_share/value").asDouble()).isBetween(0.8, 1.2);
    JsonNode pool = arm(stats, "platform-pool:1");
    assertThat(pool.at("/metrics/achieved_share/value").asDouble()).isLessThan(0.6);
    assertThat(pool.at("/metrics/response_p90_ms").isMissingNode()).isTrue();
    assertThat(stats.get("findings").findValuesAsText("rule")).contains("SATURATED");
    assertThat(hlog(run)).contains("Tag=response,", "Tag=service,");
  }

  private static JsonNode arm(JsonNode stats, String id) {
    for (var arm : stats.at("/cells/0/arms")) {
      if (arm.get("id").asText().equals(id)) {
        return arm;
      }
    }
    throw new AssertionError("no arm " + id);
  }

  private static String hlog(Path run) throws IOException {
    try (var files = Files.walk(run)) {
      return Files.readString(
          files.filter(f -> f.endsWith("virtual-per-task/b00.hlog")).findFirst().orElseThrow());
    }
  }
}
