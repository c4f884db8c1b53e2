package dev.threadmill.calibrate;

import dev.threadmill.launch.Progress;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Notes what the second stage was expected to take, and what it took; tells another as well. */
final class StageWatch implements Progress {
  private final Progress told;
  private final InstantSource clock;
  private Optional<Duration> announced = Optional.empty();
  private Instant settled = Instant.EPOCH;
  private Instant lastEnded = Instant.EPOCH;

  StageWatch(Progress told, InstantSource clock) {
    this.told = told;
    this.clock = clock;
  }

  /**
   * A second stage.
   *
   * @param announced what it was expected to take when it was settled
   * @param taken what it took
   */
  record Stage(Duration announced, Duration taken) {

    /** Returns how far the announcement was off, as a share of what it took. */
    double error() {
      return (double) announced.toMillis() / Math.max(1, taken.toMillis()) - 1;
    }
  }

  /** Returns the second stage; empty if it added no fork. */
  Optional<Stage> stage() {
    return announced.map(a -> new Stage(a, Duration.between(settled, lastEnded)));
  }

  @Override
  public void started(int ended, int planned) {
    told.started(ended, planned);
  }

  @Override
  public void forkStarted(PlannedFork fork, Duration left) {
    told.forkStarted(fork, left);
  }

  @Override
  public void forkEnded(PlannedFork fork, ForkOutcome outcome, Duration left) {
    lastEnded = clock.instant();
    told.forkEnded(fork, outcome, left);
  }

  @Override
  public void grown(JournalEvent.Cause cause, List<PlannedFork> forks, Duration left) {
    if (cause == JournalEvent.Cause.SECOND_STAGE && !forks.isEmpty()) {
      announced = Optional.of(left);
      settled = clock.instant();
    }
    told.grown(cause, forks, left);
  }

  @Override
  public void pinningStarted(UnscoredFork fork) {
    told.pinningStarted(fork);
  }

  @Override
  public void close() {
    told.close();
  }
}
