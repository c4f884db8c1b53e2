package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;
import java.util.List;

/**
 * What is to be measured in one cell.
 *
 * @param cell the work
 * @param baseline the strategy that the others are compared with; one of the arms
 * @param arms every contender, the control arm included; each runs once in every block
 * @param skipped the strategies asked for that cannot run here, with the reason
 */
public record CellPlan(Cell cell, StrategySpec baseline, List<Arm> arms, List<SkippedArm> skipped) {

  public CellPlan {
    arms = List.copyOf(arms);
    skipped = List.copyOf(skipped);
  }
}
