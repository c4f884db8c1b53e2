package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.result.Metric;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Response times of a strategy that cannot keep up say how long it was measured. Without these
 * rules they would stand in the table as if they meant something.
 */
final class LoadRulesTest {

  private static RunBuilder load(String... arms) {
    return new RunBuilder(2).cell(Workload.TITLES_LOAD, Map.of("rate", "500"), arms);
  }

  private static void forks(RunBuilder run, String arm, double... shares) {
    for (int block = 0; block < shares.length; block++) {
      run.fork(
          block,
          arm,
          Optional.empty(),
          Map.of(
              "achieved_share", shares[block], "response_p99_ms", 120.0, "service_p99_ms", 101.0),
          110);
    }
  }

  private static List<Finding> saturated(RunBuilder run) {
    return run.analyze().findings().stream().filter(f -> f.rule().equals("SATURATED")).toList();
  }

  private static Map<Metric, Estimate> metrics(RunBuilder run, int arm) {
    return run.analyze().cells().getFirst().arms().get(arm).metrics();
  }

  @Test
  void saturated_armThatAnswersLess_isDeclaredAndItsPercentilesLeftOut() {
    var run = load("platform-pool:2", "virtual-per-task");
    forks(run, "platform-pool:2", 0.31, 0.3, 0.302);
    forks(run, "virtual-per-task", 1.001, 0.998, 1);
    assertThat(saturated(run))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.sentence())
                    .startsWith(
                        "platform-pool:2 (30.4 % of it) cannot serve 500 fetches per second:"));
    assertThat(metrics(run, 0))
        .containsKeys(Metric.SERVICE_P99_MILLIS, Metric.ACHIEVED_SHARE)
        .doesNotContainKey(Metric.RESPONSE_P99_MILLIS);
    assertThat(metrics(run, 1)).containsKey(Metric.RESPONSE_P99_MILLIS);
  }

  /** Poisson arrivals make single windows end with more in flight than they began with. */
  @Test
  void saturated_belowTheLimitByChance_isNotDeclared() {
    var run = load("virtual-per-task");
    forks(run, "virtual-per-task", 0.96, 1.01, 0.99);
    assertThat(saturated(run)).isEmpty();
  }

  @Test
  void metrics_keptOverIterations_areThoseOfTheLast() {
    var run = load("virtual-per-task");
    run.metric(0, "virtual-per-task", "response_p99_ms", -1, 130, 120);
    assertThat(metrics(run, 0))
        .hasEntrySatisfying(Metric.RESPONSE_P99_MILLIS, e -> assertThat(e.value()).isEqualTo(120));
  }

  @Test
  void bound_isTheLatency() {
    var run = load("virtual-per-task");
    forks(run, "virtual-per-task", 1);
    assertThat(run.analyze().cells().getFirst().arms().getFirst().bound())
        .contains(new Bound(100, "latency 100 ms"));
  }
}
