package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.ForkOutcome;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * Progress in words: on a terminal one line that is overwritten, elsewhere one line per fork; with
 * the share done and the time that is left.
 *
 * <p>The time left is that of the forks still to come at the mean time of those that have ended.
 */
public final class PrintedProgress implements Progress {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean overwrite;
  private final InstantSource clock;
  private Instant begun = Instant.EPOCH;
  private int planned;
  private int ended;

  /**
   * @param out where to
   * @param overwrite whether this is a terminal, on which a line can be overwritten
   * @param clock tells the time
   */
  public PrintedProgress(PrintStream out, boolean overwrite, InstantSource clock) {
    this.out = out;
    this.overwrite = overwrite;
    this.clock = clock;
  }

  @Override
  public void started(RunPlan plan) {
    begun = clock.instant();
    planned = plan.order().size();
  }

  @Override
  public void forkStarted(PlannedFork fork) {
    if (overwrite) {
      out.print(ERASE_LINE + line(fork, "…"));
      out.flush();
    }
  }

  @Override
  public void forkEnded(PlannedFork fork, ForkOutcome outcome) {
    ended++;
    switch (outcome) {
      case ForkOutcome.Measured measured -> {
        String unit = measured.iterations().getLast().unit();
        String line = line(fork, String.format(Locale.ROOT, "%.4g %s", measured.score(), unit));
        if (overwrite) {
          out.print(ERASE_LINE + line);
        } else {
          out.println(line);
        }
      }
      case ForkOutcome.Failed failed ->
          out.println((overwrite ? ERASE_LINE : "") + line(fork, "FAILED: " + failed.reason()));
    }
    out.flush();
  }

  @Override
  public void close() {
    if (overwrite) {
      out.print(ERASE_LINE);
      out.flush();
    }
  }

  private String line(PlannedFork fork, String what) {
    return String.format(
        Locale.ROOT,
        "[%3d%%] fork %d/%d · %s · %s %s · ETA %s",
        100 * ended / Math.max(1, planned),
        fork.index() + 1,
        planned,
        fork.cell(),
        fork.arm(),
        what,
        timeLeft());
  }

  private String timeLeft() {
    if (ended == 0) {
      return "?";
    }
    long seconds =
        Duration.between(begun, clock.instant())
            .multipliedBy(planned - ended)
            .dividedBy(ended)
            .toSeconds();
    return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
  }
}
