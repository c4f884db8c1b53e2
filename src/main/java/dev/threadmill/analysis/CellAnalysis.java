package dev.threadmill.analysis;

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
 */
public record CellAnalysis(
    CellPlan plan, String unit, List<ArmAnalysis> arms, Optional<Comparison> noise) {

  public CellAnalysis {
    arms = List.copyOf(arms);
  }
}
