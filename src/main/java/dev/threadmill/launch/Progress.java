package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.JournalEvent;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;

/** Is told how a run gets on, always between forks and never while one is measured. */
public interface Progress extends Closeable {

  /**
   * The run begins, or goes on.
   *
   * @param ended how many forks have ended before
   * @param planned how many there are in all, those included
   */
  void started(int ended, int planned);

  /** A fork's JVM is about to be started. */
  void forkStarted(PlannedFork fork, Duration left);

  /**
   * A fork has ended.
   *
   * @param left what the forks still planned are expected to take
   */
  void forkEnded(PlannedFork fork, ForkOutcome outcome, Duration left);

  /** The plan grew by some forks, or was found to need none. */
  void grown(JournalEvent.Cause cause, List<PlannedFork> forks, Duration left);

  /** All scored forks have ended, and one that only looks for pinned carriers is started. */
  void pinningStarted(UnscoredFork fork);

  /** The run has ended, whole or not. */
  @Override
  void close();
}
