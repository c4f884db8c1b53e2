package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.JournalEvent;
import dev.threadmill.result.Json;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Progress for programs: one JSON object per ended fork, and one whenever the plan grew. */
public final class JsonProgress implements Progress {
  private final PrintStream out;
  private int planned;

  /**
   * @param out where to
   */
  public JsonProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void started(int ended, int all) {
    planned = all;
  }

  @Override
  public void forkStarted(PlannedFork fork, Duration left) {}

  @Override
  public void forkEnded(PlannedFork fork, ForkOutcome outcome, Duration left) {
    var score =
        switch (outcome) {
          case ForkOutcome.Measured measured -> OptionalDouble.of(measured.score());
          case ForkOutcome.Failed failed -> OptionalDouble.empty();
        };
    out.println(
        Json.write(
            new Line(
                fork.index() + 1,
                planned,
                fork.cell(),
                fork.block(),
                fork.arm(),
                score,
                left.toSeconds())));
  }

  @Override
  public void grown(JournalEvent.Cause cause, List<PlannedFork> forks, Duration left) {
    planned += forks.size();
    out.println(Json.write(new Grown(cause, forks.size(), planned, left.toSeconds())));
  }

  @Override
  public void pinningStarted(UnscoredFork fork) {
    out.println(Json.write(new Unscored("pinning", fork.cell(), fork.arm())));
  }

  @Override
  public void close() {
    out.flush();
  }

  private record Line(
      int fork,
      int of,
      String cell,
      int block,
      String arm,
      OptionalDouble score,
      long secondsLeft) {}

  private record Unscored(String unscored, String cell, String arm) {}

  private record Grown(JournalEvent.Cause added, int forks, int of, long secondsLeft) {}
}
