package dev.threadmill.launch;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.JournalEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Progress in words: on a terminal one line that is overwritten, elsewhere one line per fork; with
 * the share done and the time that is left.
 *
 * <p>The time left is that of the forks still to come, each at the mean time of its cell.
 */
public final class PrintedProgress implements Progress {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean overwrite;
  private int planned;
  private int ended;

  /**
   * @param out where to
   * @param overwrite whether this is a terminal, on which a line can be overwritten
   */
  public PrintedProgress(PrintStream out, boolean overwrite) {
    this.out = out;
    this.overwrite = overwrite;
  }

  @Override
  public void started(int before, int all) {
    ended = before;
    planned = all;
  }

  @Override
  public void forkStarted(PlannedFork fork, Duration left) {
    if (overwrite) {
      out.print(ERASE_LINE + line(fork, "…", left));
      out.flush();
    }
  }

  @Override
  public void forkEnded(PlannedFork fork, ForkOutcome outcome, Duration left) {
    ended++;
    switch (outcome) {
      case ForkOutcome.Measured measured -> {
        String unit = measured.iterations().getLast().unit();
        String score = String.format(Locale.ROOT, "%.4g %s", measured.score(), unit);
        show(line(fork, score, left));
      }
      case ForkOutcome.Failed failed -> say(line(fork, "FAILED: " + failed.reason(), left));
    }
    out.flush();
  }

  @Override
  public void grown(JournalEvent.Cause cause, List<PlannedFork> forks, Duration left) {
    planned += forks.size();
    switch (cause) {
      case BLOCK_FAILED -> {
        var first = forks.getFirst();
        say("Block %d of %s runs again at the end".formatted(first.block() + 1, first.cell()));
      }
      case SECOND_STAGE ->
          say(
              "First stage complete: %d more forks in %d blocks, about %s left"
                  .formatted(forks.size(), blocks(forks), time(left)));
    }
    out.flush();
  }

  @Override
  public void pinningStarted(UnscoredFork fork) {
    show("unscored fork · %s · %s · pinned waits".formatted(fork.cell(), fork.arm()));
    out.flush();
  }

  /** Prints a line that the next one may take the place of. */
  private void show(String line) {
    if (overwrite) {
      out.print(ERASE_LINE + line);
    } else {
      out.println(line);
    }
  }

  private void say(String line) {
    out.println((overwrite ? ERASE_LINE : "") + line);
  }

  private static long blocks(List<PlannedFork> forks) {
    return forks.stream().map(f -> f.cell() + "/" + f.block()).distinct().count();
  }

  @Override
  public void close() {
    if (overwrite) {
      out.print(ERASE_LINE);
      out.flush();
    }
  }

  private String line(PlannedFork fork, String what, Duration left) {
    return String.format(
        Locale.ROOT,
        "[%3d%%] fork %d/%d · %s · block %d · %s %s · ETA %s",
        100 * ended / Math.max(1, planned),
        fork.index() + 1,
        planned,
        fork.cell(),
        fork.block() + 1,
        fork.arm(),
        what,
        time(left));
  }

  private static String time(Duration left) {
    return String.format(Locale.ROOT, "%dm%02ds", left.toMinutes(), left.toSecondsPart());
  }
}
