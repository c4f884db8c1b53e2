package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Profile;
import dev.threadmill.result.ForkRecord;
import java.util.List;
import java.util.Optional;

/**
 * The forks of one cell.
 *
 * @param plan what was to be measured
 * @param unit the unit of every score; empty if no fork was measured
 * @param arms the arms of the plan, in its order
 * @param extraWarmup how many iterations were taken off the scored ones of every fork, because the
 *     first stage says that the cell settles later than planned
 */
record CellForks(CellPlan plan, String unit, List<ArmForks> arms, int extraWarmup) {

  /**
   * Picks out and sorts the forks of one cell.
   *
   * @param firstStage how many blocks the first stage has
   * @throws IllegalArgumentException if they have scores in more than one unit
   */
  static CellForks of(CellPlan plan, List<ForkRecord> forks, int firstStage) {
    String cell = plan.cell().id();
    var own = forks.stream().filter(f -> f.fork().cell().equals(cell)).toList();
    int extraWarmup = WarmUp.extraIterations(own, firstStage);
    var arms =
        plan.arms().stream().map(arm -> ArmForks.of(arm, ofArm(arm, own), extraWarmup)).toList();
    var units =
        arms.stream()
            .flatMap(a -> a.measured().stream())
            .flatMap(f -> f.iterations().stream())
            .map(i -> i.unit())
            .distinct()
            .sorted()
            .toList();
    if (units.size() > 1) {
      throw new IllegalArgumentException(
          "cell %s has scores in %s: one unit expected".formatted(cell, String.join(", ", units)));
    }
    return new CellForks(plan, units.isEmpty() ? "" : units.getFirst(), arms, extraWarmup);
  }

  private static List<ForkRecord> ofArm(Arm arm, List<ForkRecord> forks) {
    return forks.stream().filter(f -> f.fork().arm().equals(arm.id())).toList();
  }

  /** Returns the forks of what an arm is compared with; empty for what others are compared with. */
  Optional<ArmForks> baselineOf(Arm arm) {
    return plan.baselineOf(arm).flatMap(this::of);
  }

  private Optional<ArmForks> of(Arm arm) {
    return arms.stream().filter(a -> a.arm().equals(arm)).findFirst();
  }

  /** Returns the arm whose time the bound of the others is a share of, if it is in the plan. */
  Optional<ArmForks> reference() {
    return Profile.reference(plan.cell().workload()).map(Arm::of).flatMap(this::of);
  }
}
