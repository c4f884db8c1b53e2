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
import org.openjdk.jmh.runner.options.Options;

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

  /** A library's thread that dies of it would leave the fork hanging. */
  @Test
  void options_endAForkWithoutHeap_unlessTheUserSaysOtherwise() {
    String otherwise = "-XX:-ExitOnOutOfMemoryError";

    var options = options(Arm.of(POOL), List.of(otherwise));

    assertThat(options.getJvmArgsPrepend().get()).containsExactly("-XX:+ExitOnOutOfMemoryError");
    assertThat(options.getJvmArgsAppend().get()).containsExactly(otherwise);
  }

  private static Iterable<String> parameter(Arm arm, String name) {
    return options(arm, List.of()).getParameter(name).get();
  }

  private static Options options(Arm arm, List<String> extraJvmArgs) {
    return new JmhFork(CELL, arm, Profile.SMOKE.measurement(), extraJvmArgs, "").options().build();
  }
}
