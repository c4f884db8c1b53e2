package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.threadmill.workload.Skynet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every strategy that says so adds up whole trees, on however few threads. One whose tasks waited
 * for each other in a pool that is full would hang the run.
 */
@Timeout(60)
final class TreeRunnerTest {

  static List<Strategy> withTrees() {
    return Arrays.stream(Strategy.values()).filter(Strategy::runsTrees).toList();
  }

  static List<Strategy> withoutTrees() {
    return Arrays.stream(Strategy.values()).filter(s -> !s.runsTrees()).toList();
  }

  @ParameterizedTest
  @MethodSource("withTrees")
  void sum_ofTreesOfEverySize_isThatOfTheLeaves(Strategy strategy) throws Exception {
    try (var runner = open(strategy.id())) {
      for (int leaves : new int[] {10, 1000, 10, 10_000}) {
        var tree = new Skynet(leaves);
        tree.verify(runner.sum(tree.root()));
      }
      assertThat(runner.sum(new Skynet.Node(7, 1))).isEqualTo(7);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork-join:1", "fork-join-async:1", "completable-pool:1"})
  void sum_onOneThread_completes(String spec) throws Exception {
    try (var runner = open(spec)) {
      var tree = new Skynet(1000);
      tree.verify(runner.sum(tree.root()));
    }
  }

  @ParameterizedTest
  @MethodSource("withoutTrees")
  void open_strategyWithoutTrees_isRefused(Strategy strategy) {
    assertThatThrownBy(() -> open(strategy.id()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "strategy '%s' cannot run tasks that wait for tasks of their own", strategy.id());
  }

  private static TreeRunner open(String text) {
    var spec = StrategySpec.parse(text);
    assumeThat(spec.strategy().whyUnavailable()).isEmpty();
    return TreeRunner.open(spec);
  }
}
