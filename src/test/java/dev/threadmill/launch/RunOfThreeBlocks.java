package dev.threadmill.launch;

import dev.threadmill.machine.Machine;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A run of one cell with three blocks of three arms, as material for tests. */
final class RunOfThreeBlocks {
  static final ForkOutcome MEASURED =
      new ForkOutcome.Measured(List.of(new Iteration(false, 0, 1.5, "ms/op", 1, Map.of())));
  static final ForkOutcome FAILED = new ForkOutcome.Failed("it died", "forks/x.log");

  private RunOfThreeBlocks() {}

  /** Returns it before its first fork. */
  static RunRecord begun() {
    return new RunRecord(
        new Manifest(
            Manifest.SCHEMA, "run", Instant.EPOCH, List.of(), Machine.capture(), List.of(), plan()),
        List.of());
  }

  static RunPlan plan() {
    return Planner.plan(
        new RunRequest(
            Profile.QUICK,
            List.of(Workload.SUM_LIST),
            List.of(StrategySpec.parse("platform-pool")),
            Map.of(),
            Optional.empty(),
            OptionalInt.of(3),
            1,
            true,
            0.02,
            Optional.empty(),
            Optional.empty(),
            ForkOptions.NONE,
            2));
  }

  static ForkRecord ended(PlannedFork fork, ForkOutcome outcome, Duration time) {
    return new ForkRecord(
        fork, Instant.EPOCH, Instant.EPOCH.plus(time), outcome, Optional.empty(), Optional.empty());
  }
}
