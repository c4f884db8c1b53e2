package dev.threadmill.calibrate;

import dev.threadmill.analysis.FirstStage;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SecondStage;
import dev.threadmill.plan.Target;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Runs that never ran: planned by the suite's own planning, with scores drawn from a noise model,
 * and recorded as a real run is.
 */
final class SyntheticRuns {
  /** What a fork says of itself beside its score has no part in a verdict. */
  private static final long OPERATIONS = 100;

  private static final long FORK_MILLIS = 1500;
  private static final double MARGIN = 0.02;

  private final Machine machine;
  private final Noise noise;
  private final int iterations;

  /**
   * @param machine stands in the manifests, and enters no figure
   * @param noise how the scores vary
   * @param iterations the scored iterations of a fork
   */
  SyntheticRuns(Machine machine, Noise noise, int iterations) {
    this.machine = machine;
    this.noise = noise;
    this.iterations = iterations;
  }

  /** Returns a run of a fixed number of blocks in which all arms are the same in truth. */
  RunRecord allSame(List<CellPlan> cells, int blocks, SplittableRandom random) {
    return fixed(cells, blocks, Map.of(), random);
  }

  /**
   * Returns a run of a fixed number of blocks.
   *
   * @param factors by what an arm is slower than it would be otherwise; 1 for those not in it
   */
  RunRecord fixed(
      List<CellPlan> cells, int blocks, Map<Arm, Double> factors, SplittableRandom random) {
    var plan = plan(cells, blocks, Optional.empty(), random);
    return new RunRecord(manifest(plan), forks(plan.order(), factors, random));
  }

  /** Returns a run whose number of blocks its first stage decided. */
  RunRecord twoStage(
      List<CellPlan> cells,
      int firstStage,
      double halfWidth,
      Map<Arm, Double> factors,
      SplittableRandom random) {
    var target = new Target.Precision(halfWidth);
    var plan = plan(cells, firstStage, Optional.of(target), random);
    var first =
        new RunRecord(manifest(plan), List.of(), false, forks(plan.order(), factors, random));
    var blocks = SecondStage.blocks(target, firstStage, FirstStage.spreads(first), Duration.ZERO);
    var added = plan.secondStage(blocks, plan.order().size());
    var forks = new ArrayList<>(first.forks());
    if (!added.isEmpty()) {
      forks.addAll(forks(added, factors, random));
    }
    return new RunRecord(first.manifest(), added, true, forks);
  }

  private static RunPlan plan(
      List<CellPlan> cells, int blocks, Optional<Target> target, SplittableRandom random) {
    return RunPlan.of(
        Profile.QUICK.id(),
        random.nextLong(),
        2,
        blocks,
        MARGIN,
        Profile.QUICK.measurement(),
        target,
        Optional.empty(),
        cells);
  }

  private Manifest manifest(RunPlan plan) {
    return new Manifest(
        Manifest.SCHEMA, "synthetic", Instant.EPOCH, List.of(), machine, List.of(), plan);
  }

  private List<ForkRecord> forks(
      List<PlannedFork> order, Map<Arm, Double> factors, SplittableRandom random) {
    double[] path = noise.drift().path(order.size(), random);
    var forks = new ArrayList<ForkRecord>();
    for (int i = 0; i < path.length; i++) {
      var fork = order.get(i);
      double factor = factors.isEmpty() ? 1 : factors.getOrDefault(Arm.parse(fork.arm()), 1.0);
      double[] scores = noise.fork(path[i] + Math.log(factor), iterations, random);
      var started = Instant.EPOCH.plusMillis(FORK_MILLIS * fork.index());
      forks.add(
          new ForkRecord(
              fork,
              started,
              started.plusMillis(FORK_MILLIS),
              measured(scores),
              Optional.empty(),
              Optional.empty()));
    }
    return forks;
  }

  private static ForkOutcome measured(double[] scores) {
    var iterations = new ArrayList<Iteration>();
    for (int i = 0; i < scores.length; i++) {
      iterations.add(new Iteration(false, i, scores[i], "ms/op", OPERATIONS, Map.of()));
    }
    return new ForkOutcome.Measured(iterations);
  }
}
