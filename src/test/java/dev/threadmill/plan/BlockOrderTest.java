package dev.threadmill.plan;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The order is what makes drift harmless. It must not depend on how far a run got, or a resumed run
 * would be another one.
 */
final class BlockOrderTest {
  private static final CellPlan FOUR = cell("1000", "sequential", "platform-pool", "fork-join");
  private static final CellPlan TWO = cell("10", "sequential", "platform-pool");

  @Test
  void blocks_asManyAsTheDesignHasRows_putEveryArmInEveryPlaceEquallyOften() {
    var order = new BlockOrder(List.of(FOUR), 5).blocks(0, 0, cell -> 4);

    var counts = new HashMap<String, Integer>();
    for (int i = 0; i < order.size(); i++) {
      counts.merge(i % 4 + order.get(i).arm(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(16);
  }

  /** Two contenders and the control arm have a design of six rows. */
  @Test
  void blocks_moreThanTheDesignHasRows_areDrawnAnew() {
    var order = new BlockOrder(List.of(TWO), 5).blocks(0, 0, cell -> 60);

    assertThat(order).hasSize(180);
    assertThat(armsByBlock(order.subList(18, 180))).as("all orders of three").hasSize(6);
  }

  @Test
  void blocks_anotherSeed_labelsTheDesignAnew() {
    var designs = new HashSet<Set<List<String>>>();
    for (long seed = 0; seed < 20; seed++) {
      designs.add(armsByBlock(new BlockOrder(List.of(FOUR), seed).blocks(0, 0, cell -> 4)));
    }
    assertThat(designs).hasSizeGreaterThan(2);
  }

  /** In the design as it is written, each row begins with the second of the row before. */
  @Test
  void blocks_rowsOfTheDesign_areInRandomOrder() {
    int asWritten = 0;
    for (long seed = 0; seed < 20; seed++) {
      var order = new BlockOrder(List.of(FOUR), seed).blocks(0, 0, cell -> 2);
      asWritten += order.get(4).arm().equals(order.get(1).arm()) ? 1 : 0;
    }
    assertThat(asWritten).isLessThan(15);
  }

  @Test
  void blocks_twoCellsWithTheSameArms_haveOrdersOfTheirOwn() {
    var other = cell("100", "sequential", "platform-pool", "fork-join");
    int alike = 0;
    for (long seed = 0; seed < 20; seed++) {
      alike +=
          arms(new BlockOrder(List.of(FOUR), seed).blocks(0, 0, cell -> 4))
                  .equals(arms(new BlockOrder(List.of(other), seed).blocks(0, 0, cell -> 4)))
              ? 1
              : 0;
    }
    assertThat(alike).isLessThan(5);
  }

  @Test
  void blocks_cellsOfARound_changeTheirOrder() {
    var order = new BlockOrder(List.of(FOUR, TWO), 5).blocks(0, 0, cell -> 20);

    var firstOfRound = new HashSet<String>();
    order.stream()
        .collect(groupingBy(PlannedFork::block))
        .values()
        .forEach(round -> firstOfRound.add(round.getFirst().cell()));
    assertThat(firstOfRound).hasSize(2);
  }

  @Test
  void blocks_addedLater_areThoseThatWouldHaveFollowed() {
    var all = new BlockOrder(List.of(FOUR, TWO), 9).blocks(0, 0, cell -> 12);

    var first = new BlockOrder(List.of(FOUR, TWO), 9).blocks(0, 0, cell -> 5);
    var more = new BlockOrder(List.of(FOUR, TWO), 9).blocks(first.size(), 5, cell -> 12);

    assertThat(Stream.concat(first.stream(), more.stream())).isEqualTo(all);
  }

  @Test
  void blocks_cellsWithDifferentTargets_stopEachAtItsOwn() {
    var blocks = Map.of(FOUR.cell().id(), 6, TWO.cell().id(), 8);

    var more = new BlockOrder(List.of(FOUR, TWO), 9).blocks(100, 5, c -> blocks.get(c.id()));

    assertThat(more).filteredOn(f -> f.cell().equals(FOUR.cell().id())).hasSize(4);
    assertThat(more).filteredOn(f -> f.cell().equals(TWO.cell().id())).hasSize(9);
    assertThat(more).extracting(PlannedFork::index).startsWith(100, 101).isSorted();
  }

  @Test
  void block_again_hasTheSameArmsUnderTheNextAttempt() {
    var again = new BlockOrder(List.of(FOUR), 9).block(FOUR, 2, 1, 50);

    assertThat(again).extracting(PlannedFork::attempt).containsOnly(1);
    assertThat(again).extracting(PlannedFork::block).containsOnly(2);
    assertThat(again)
        .extracting(PlannedFork::arm)
        .containsExactlyInAnyOrder(
            "sequential", "platform-pool", "fork-join", "platform-pool~control");
  }

  @Test
  void block_again_isInAnOrderOfItsOwn() {
    var orders = new HashSet<List<String>>();
    for (int attempt = 1; attempt < 20; attempt++) {
      orders.add(arms(new BlockOrder(List.of(FOUR), 9).block(FOUR, 2, attempt, 0)));
    }
    assertThat(orders).hasSizeGreaterThan(5);
  }

  private static List<String> arms(List<PlannedFork> forks) {
    return forks.stream().map(PlannedFork::arm).toList();
  }

  private static Set<List<String>> armsByBlock(List<PlannedFork> forks) {
    var orders = new HashSet<List<String>>();
    forks.stream()
        .collect(groupingBy(PlannedFork::block))
        .values()
        .forEach(block -> orders.add(arms(block)));
    return orders;
  }

  private static CellPlan cell(String tasks, String... strategies) {
    var baseline = StrategySpec.parse("platform-pool");
    var arms = Stream.of(strategies).map(StrategySpec::parse).map(Arm::of);
    return new CellPlan(
        new Cell(Workload.SUM_GRAIN, Map.of("tasks", tasks)),
        baseline,
        Stream.concat(arms, Stream.of(Arm.controlOf(baseline))).toList(),
        List.of());
  }
}
