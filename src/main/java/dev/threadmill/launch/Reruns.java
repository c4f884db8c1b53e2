package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Which blocks are run again: those in which a fork failed, whole, because arms are compared within
 * blocks. A score alone never is a reason.
 */
final class Reruns {
  /** An arm that fails more often than this in a cell fails for a reason of its own. */
  private static final int MOST_FAILURES = 2;

  private final RunRecord run;

  private Reruns(RunRecord run) {
    this.run = run;
  }

  /** Returns the forks to be added to the plan now; most of the time none. */
  static List<PlannedFork> due(RunRecord run) {
    var reruns = new Reruns(run);
    var pending = run.pending();
    var order = run.order();
    var due = new ArrayList<PlannedFork>();
    for (ForkRecord failed : run.forks()) {
      PlannedFork fork = failed.fork();
      if (failed.outcome() instanceof ForkOutcome.Failed
          && pending.stream().noneMatch(fork::sameBlock)
          && order.stream().noneMatch(f -> isLater(f, fork))
          && due.stream().noneMatch(f -> isLater(f, fork))
          && reruns.failures(fork) <= MOST_FAILURES) {
        due.addAll(run.manifest().plan().again(fork, order.size() + due.size()));
      }
    }
    return due;
  }

  private static boolean isLater(PlannedFork fork, PlannedFork failed) {
    return fork.cell().equals(failed.cell())
        && fork.block() == failed.block()
        && fork.attempt() > failed.attempt();
  }

  private long failures(PlannedFork failed) {
    return run.forks().stream()
        .filter(f -> f.outcome() instanceof ForkOutcome.Failed)
        .filter(f -> f.fork().cell().equals(failed.cell()) && f.fork().arm().equals(failed.arm()))
        .count();
  }
}
