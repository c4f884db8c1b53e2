package dev.threadmill.plan;

import dev.threadmill.workload.Contender;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is to be measured in one cell.
 *
 * @param cell the work
 * @param baseline the strategy that the others are compared with; one of the arms
 * @param arms every contender, the control arm included; each runs once in every block
 * @param skipped the strategies asked for that cannot run here, with the reason
 */
public record CellPlan(Cell cell, Contender baseline, List<Arm> arms, List<SkippedArm> skipped) {

  public CellPlan {
    arms = List.copyOf(arms);
    skipped = List.copyOf(skipped);
  }

  /**
   * Returns what an arm is compared with: the same strategy of the other build if that is in the
   * plan, else the plain arm of the baseline; empty for an arm that others are compared with.
   */
  public Optional<Arm> baselineOf(Arm arm) {
    if (arm.otherBuild()) {
      return Optional.empty();
    }
    var plainBaseline = find(a -> a.equals(Arm.of(baseline)));
    if (arm.control()) {
      return plainBaseline;
    }
    return find(a -> a.equals(Arm.ofOtherBuild(arm.contender())))
        .or(() -> plainBaseline.filter(b -> !b.equals(arm)));
  }

  private Optional<Arm> find(Predicate<Arm> wanted) {
    return arms.stream().filter(wanted).findFirst();
  }
}
