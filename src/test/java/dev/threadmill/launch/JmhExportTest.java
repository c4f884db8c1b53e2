package dev.threadmill.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Visualizers, CI plug-ins and scripts read {@code jmh-result.json} by the field names that JMH
 * 1.37 writes (its JSONResultFormat); a missing one would break them all.
 */
final class JmhExportTest {
  private static final Instant T0 = Instant.parse("2026-11-22T21:00:00Z");

  private static final Set<String> FIELDS =
      Set.of(
          "jmhVersion",
          "benchmark",
          "mode",
          "threads",
          "forks",
          "jvm",
          "jvmArgs",
          "jdkVersion",
          "vmName",
          "vmVersion",
          "warmupIterations",
          "warmupTime",
          "warmupBatchSize",
          "measurementIterations",
          "measurementTime",
          "measurementBatchSize",
          "params",
          "primaryMetric",
          "secondaryMetrics");

  private static final Set<String> METRIC_FIELDS =
      Set.of("score", "scoreError", "scoreConfidence", "scorePercentiles", "scoreUnit", "rawData");

  private final RunPlan plan =
      Planner.plan(
          new RunRequest(
              Profile.QUICK,
              List.of(Workload.SUM_LIST),
              List.of(StrategySpec.parse("platform-pool")),
              Map.of(),
              Optional.empty(),
              OptionalInt.of(3),
              1,
              true,
              0.02,
              Optional.empty(),
              Optional.empty(),
              ForkOptions.NONE,
              2));

  @Test
  void json_hasEveryFieldThatJmhWrites() throws IOException {
    for (JsonNode result : export(3)) {
      assertThat(names(result)).isEqualTo(FIELDS);
      assertThat(names(result.get("primaryMetric"))).isEqualTo(METRIC_FIELDS);
      assertThat(names(result.get("secondaryMetrics")))
          .containsExactlyInAnyOrder("cpu_ms_per_op", "threads_peak");
      assertThat(names(result.get("secondaryMetrics").get("cpu_ms_per_op")))
          .isEqualTo(METRIC_FIELDS);
    }
  }

  @Test
  void json_saysWhatWasRun() throws IOException {
    var result = of(export(3), "platform-pool");

    assertThat(result.get("benchmark").asText())
        .isEqualTo("dev.threadmill.bench.SumListBenchmark.makespan");
    assertThat(result.get("mode").asText()).isEqualTo("avgt");
    assertThat(result.get("forks").asInt()).isEqualTo(3);
    assertThat(result.get("threads").asInt()).isEqualTo(1);
    assertThat(result.get("measurementIterations").asInt()).isEqualTo(3);
    assertThat(result.get("measurementTime").asText()).isEqualTo("150 ms");
    assertThat(result.get("params").get("list").asText())
        .isEqualTo("100000+1000000+10000000+10000000");
    assertThat(result.get("primaryMetric").get("scoreUnit").asText()).isEqualTo("ms/op");
  }

  @Test
  void json_rawDataIsForkByFork_withoutWarmup() throws IOException {
    var raw = of(export(3), "platform-pool").get("primaryMetric").get("rawData");

    assertThat(raw).hasSize(3);
    for (JsonNode fork : raw) {
      assertThat(fork).hasSize(2);
      assertThat(fork.get(0).asDouble()).isCloseTo(3.125, within(1e-12));
      assertThat(fork.get(1).asDouble()).isCloseTo(3.375, within(1e-12));
    }
    assertThat(of(export(3), "platform-pool").get("primaryMetric").get("score").asDouble())
        .isCloseTo(3.25, within(1e-12));
  }

  @Test
  void json_controlArm_hasAnIdOfItsOwn() throws IOException {
    assertThat(of(export(1), "platform-pool~control").get("forks").asInt()).isEqualTo(1);
  }

  @Test
  void json_failedForks_areLeftOut() throws IOException {
    assertThat(export(0)).isEmpty();
  }

  private JsonNode export(int measuredBlocks) throws IOException {
    var forks = new ArrayList<ForkRecord>();
    for (PlannedFork fork : plan.order()) {
      ForkOutcome outcome =
          fork.block() < measuredBlocks
              ? new ForkOutcome.Measured(
                  List.of(
                      iteration(true, 0, 9.0),
                      iteration(false, 0, 3.125),
                      iteration(false, 1, 3.375)))
              : new ForkOutcome.Failed("it died", "b.log");
      forks.add(
          new ForkRecord(fork, T0, T0.plusSeconds(2), outcome, Optional.empty(), Optional.empty()));
    }
    var manifest =
        new Manifest(Manifest.SCHEMA, "run", T0, List.of(), Machine.capture(), List.of(), plan);
    return new ObjectMapper().readTree(JmhExport.json(new RunRecord(manifest, forks)));
  }

  private static Iteration iteration(boolean warmup, int index, double score) {
    return new Iteration(
        warmup, index, score, "ms/op", 80, Map.of("cpu_ms_per_op", 5.5, "threads_peak", 12.0));
  }

  private static JsonNode of(JsonNode results, String strategy) {
    for (JsonNode result : results) {
      if (result.get("params").get("strategy").asText().equals(strategy)) {
        return result;
      }
    }
    throw new AssertionError("no result for " + strategy);
  }

  private static Set<String> names(JsonNode node) {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
