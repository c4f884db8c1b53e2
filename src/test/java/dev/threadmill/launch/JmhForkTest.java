package dev.threadmill.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.Profile;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A fork executes one arm of one cell. JMH would run a parameter with two values as two benchmarks
 * in turn, and the score would be a mixture of both.
 */
final class JmhForkTest {
  private static final Cell CELL = new Cell(Workload.SUM_LIST, Map.of("list", "100+200"));
  private static final StrategySpec POOL = StrategySpec.parse("platform-pool:3");

  @Test
  void options_plainArm_haveTheCellsParametersAndTheStrategy() {
    assertThat(parameter(Arm.of(POOL), "list")).containsExactly("100+200");
    assertThat(parameter(Arm.controlOf(POOL), "strategy")).containsExactly("platform-pool:3");
  }

  @Test
  void options_armWithAnotherValue_haveThatValueAlone() {
    var changed = Arm.changed(POOL, "list", "105+210");

    assertThat(parameter(changed, "list")).containsExactly("105+210");
    assertThat(parameter(changed, "strategy")).containsExactly("platform-pool:3");
  }

  private static Iterable<String> parameter(Arm arm, String name) {
    return new JmhFork(CELL, arm, Profile.SMOKE.measurement(), List.of(), "")
        .options()
        .build()
        .getParameter(name)
        .get();
  }
}
