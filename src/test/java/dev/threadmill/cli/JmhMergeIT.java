package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmill.launch.JmhExport;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forks are run one at a time and merged afterwards. Tools that read {@code jmh-result.json} must
 * find in it what JMH itself would have said of the same forks.
 */
final class JmhMergeIT {
  private static final int FORKS = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So many that the whole nanoseconds that JMH keeps round nothing away. */
  private static final long OPS = 100_000_000;

  @TempDir private Path folder;

  @Test
  void mergedSingleForks_haveTheStatisticsOfJmhsOwnForks() throws Exception {
    Path file = folder.resolve("jmh.json");
    var ended =
        Jar.run(
            ("SumList -p strategy=sequential -p list=100000 -f %d -wi 1 -w 100ms -i 3 -r 100ms"
                    + " -rf json -rff %s")
                .formatted(FORKS, file)
                .split(" "));
    assertThat(ended.exitCode()).as(ended.out()).isZero();
    JsonNode theirs = JSON.readTree(file.toFile()).get(0).get("primaryMetric");

    JsonNode ours = JSON.readTree(JmhExport.json(run(theirs.get("rawData")))).get(0);

    assertThat(ours.get("forks").asInt()).isEqualTo(FORKS);
    assertSame(ours.get("primaryMetric"), theirs, "score", "scoreError", "scoreConfidence");
    assertSame(ours.get("primaryMetric"), theirs, "scorePercentiles", "rawData");
  }

  /**
   * To 1e-12 of the score: an error is a difference of scores that are nearly alike, and the raw
   * data in a JSON file is rounded.
   */
  private static void assertSame(JsonNode ours, JsonNode theirs, String... fields) {
    var tolerance = within(1e-12 * theirs.get("score").asDouble());
    for (String field : fields) {
      var expected = numbers(theirs.get(field), new ArrayList<>());
      var actual = numbers(ours.get(field), new ArrayList<>());
      assertThat(expected).as(field).isNotEmpty();
      assertThat(actual).as(field).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertThat(actual.get(i)).as(field).isCloseTo(expected.get(i), tolerance);
      }
    }
  }

  private static List<Double> numbers(JsonNode node, List<Double> into) {
    if (node.isValueNode()) {
      into.add(node.asDouble());
    }
    node.forEach(child -> numbers(child, into));
    return into;
  }

  /** A run whose forks have the scores that JMH measured. */
  private static RunRecord run(JsonNode rawData) throws IOException {
    var plan =
        Planner.plan(
            new RunRequest(
                Profile.QUICK,
                List.of(Workload.SUM_LIST),
                List.of(StrategySpec.parse("sequential")),
                Map.of("list", List.of("100000")),
                Optional.empty(),
                OptionalInt.of(FORKS),
                1,
                false,
                0.02,
                Optional.empty(),
                Optional.empty(),
                ForkOptions.NONE,
                2));
    var forks = new ArrayList<ForkRecord>();
    for (PlannedFork fork : plan.order()) {
      var iterations = new ArrayList<Iteration>();
      for (JsonNode score : rawData.get(fork.block())) {
        iterations.add(
            new Iteration(false, iterations.size(), score.asDouble(), "ms/op", OPS, Map.of()));
      }
      forks.add(
          new ForkRecord(
              fork,
              Instant.EPOCH,
              Instant.EPOCH,
              new ForkOutcome.Measured(iterations),
              Optional.empty(),
              Optional.empty()));
    }
    return new RunRecord(
        new Manifest(
            Manifest.SCHEMA, "run", Instant.EPOCH, List.of(), Machine.capture(), List.of(), plan),
        forks);
  }
}
