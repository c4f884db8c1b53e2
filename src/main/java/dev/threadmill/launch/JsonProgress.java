package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Json;
import java.io.PrintStream;
import java.util.OptionalDouble;

/** Progress for programs: one JSON object per ended fork. */
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
  public void started(RunPlan plan) {
    planned = plan.order().size();
  }

  @Override
  public void forkStarted(PlannedFork fork) {}

  @Override
  public void forkEnded(PlannedFork fork, ForkOutcome outcome) {
    var score =
        switch (outcome) {
          case ForkOutcome.Measured measured -> OptionalDouble.of(measured.score());
          case ForkOutcome.Failed failed -> OptionalDouble.empty();
        };
    out.println(Json.write(new Line(fork.index() + 1, planned, fork.cell(), fork.arm(), score)));
  }

  @Override
  public void close() {
    out.flush();
  }

  private record Line(int fork, int of, String cell, String arm, OptionalDouble score) {}
}
