package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.ForkOutcome;
import java.io.Closeable;

/** Is told how a run gets on, always between forks and never while one is measured. */
public interface Progress extends Closeable {

  /** The run begins. */
  void started(RunPlan plan);

  /** A fork's JVM is about to be started. */
  void forkStarted(PlannedFork fork);

  /** A fork has ended. */
  void forkEnded(PlannedFork fork, ForkOutcome outcome);

  /** The run has ended, whole or not. */
  @Override
  void close();
}
