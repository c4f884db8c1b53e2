package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.CellPlan;
import java.util.List;
import java.util.Optional;

/**
 * One cell.
 *
 * @param plan what was to be measured, with the arms that were skipped and why
 * @param unit the unit of all scores of the cell, such as {@code ms/op}
 * @param arms every arm of the plan, in its order, the control arm included
 * @param noise the control arm against the baseline: what the same thing measured twice differs by
 * @param contaminated whether it differs by more than chance allows (1 %): then differences below
 *     twice its own are not claimed
 * @param winners the contenders that no other one is significantly better than, in the plan's order
 * @param expectations what is expected of the cell, and whether it came out
 * @param blockMillis how long a block took, on average
 * @param sweeps the strategies that were measured at several sizes, and what a size is worth
 */
public record CellAnalysis(
    CellPlan plan,
    String unit,
    List<ArmAnalysis> arms,
    Optional<Comparison> noise,
    boolean contaminated,
    List<Arm> winners,
    List<Expectation> expectations,
    long blockMillis,
    List<Sweep> sweeps) {

  public CellAnalysis {
    arms = List.copyOf(arms);
    winners = List.copyOf(winners);
    expectations = List.copyOf(expectations);
    sweeps = List.copyOf(sweeps);
  }
}
