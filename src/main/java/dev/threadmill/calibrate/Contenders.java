package dev.threadmill.calibrate;

import static java.util.stream.Collectors.joining;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.SumList;
import dev.threadmill.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arms whose true ratio is known, because they differ in the length of their list alone. */
final class Contenders {
  static final StrategySpec POOL = StrategySpec.parse("platform-pool");

  /** What the others are compared with. */
  static final Arm BASELINE = Arm.of(POOL);

  /** The baseline once more, under the name of a contender: its ratio is 1. */
  static final Arm SAME = listOf(1);

  private static final String LIST = "list";

  private Contenders() {}

  /** Returns the baseline with every number of its list times a factor, which is then its ratio. */
  static Arm listOf(double factor) {
    String list =
        SumList.parse(SumList.SEED_LIST).list().stream()
            .map(n -> Long.toString(Math.round(n * factor)))
            .collect(joining("+"));
    return Arm.changed(POOL, LIST, list);
  }

  /** Returns the cell of the baseline and one contender. */
  static CellPlan cell(Arm contender) {
    return cell(List.of(BASELINE, contender));
  }

  /** Returns the cell of the baseline, one contender and the control arm. */
  static CellPlan cellWithControl(Arm contender) {
    return cell(List.of(BASELINE, contender, Arm.controlOf(POOL)));
  }

  private static CellPlan cell(List<Arm> arms) {
    return new CellPlan(new Cell(Workload.SUM_LIST, Map.of()), POOL, arms, List.of());
  }

  /** Returns that many cells of four strategies and the control arm. */
  static List<CellPlan> report(int cells) {
    var arms = new ArrayList<Arm>();
    arms.add(BASELINE);
    for (String other : List.of("fork-join", "completable-pool", "virtual-per-task")) {
      arms.add(Arm.of(StrategySpec.parse(other)));
    }
    arms.add(Arm.controlOf(POOL));
    var plans = new ArrayList<CellPlan>();
    for (int i = 1; i <= cells; i++) {
      var cell = new Cell(Workload.SUM_GRAIN, Map.of("tasks", Integer.toString(10 * i)));
      plans.add(new CellPlan(cell, POOL, arms, List.of()));
    }
    return plans;
  }
}
