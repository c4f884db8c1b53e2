package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.stats.Interval;
import dev.threadmill.workload.Workload;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A client's own overhead is a small difference: unpaired, or of unlike cells, it is any number.
 */
final class ClientCostsTest {
  private static final String ARM = "virtual-per-task";

  @Test
  void cells_thatDifferInTheClientAlone_areComparedByBlock() {
    var run = new RunBuilder(2);
    cpuMillis(client(run, "url-connection", "200"), 20, 30);
    cpuMillis(client(run, "jdk", "200"), 26, 38);

    var costs = run.analyze().clientCosts();

    // By hand: 20 and 30 ms for 200 fetches are 100 and 150 µs each, 26 and 38 are 130 and 190.
    assertThat(costs).extracting(c -> c.cpuMicros().value()).containsExactly(125.0, 160.0);
    assertThat(costs.getFirst().more()).isEmpty();
    var more = costs.getLast().more().orElseThrow();
    assertThat(more.value()).isEqualTo(35, within(1e-9));
    // Differences of 30 and 40 have sd 7.07: ±12.706 × 7.07 ÷ √2 = 63.5, below zero included.
    assertThat(more.interval().map(Interval::low).orElseThrow()).isEqualTo(-28.5, within(0.1));
    assertThat(more.n()).isEqualTo(2);
  }

  @Test
  void cells_thatDifferInMore_areNotCompared() {
    var run = new RunBuilder(2);
    cpuMillis(client(run, "url-connection", "200"), 20, 30);
    cpuMillis(client(run, "jdk", "400"), 26, 38);

    assertThat(run.analyze().clientCosts()).isEmpty();
  }

  @Test
  void reference_notMeasured_leavesTheCostsWithoutADifference() {
    var run = new RunBuilder(2);
    cpuMillis(client(run, "apache", "200"), 20);
    cpuMillis(client(run, "jdk", "200"), 26);

    assertThat(run.analyze().clientCosts())
        .extracting(ClientCost::more)
        .hasSize(2)
        .allMatch(more -> more.isEmpty());
  }

  private static RunBuilder client(RunBuilder run, String client, String urls) {
    return run.cell(Workload.TITLES, Map.of("client", client, "urls", urls), ARM);
  }

  private static void cpuMillis(RunBuilder run, double... values) {
    for (int block = 0; block < values.length; block++) {
      run.metric(block, ARM, "cpu_ms_per_op", values[block]);
    }
  }
}
