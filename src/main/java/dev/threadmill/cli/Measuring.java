package dev.threadmill.cli;

import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.launch.Campaign;
import dev.threadmill.launch.Interruption;
import dev.threadmill.launch.Progress;
import dev.threadmill.launch.RunLock;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.RunFolder;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/** Measures what is left of a run, writes its reports and says how it went. */
final class Measuring {
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean strict;
  private final GateOptions gate;

  /**
   * @param strict whether a run whose control arm differs from the baseline is an error
   * @param gate whether a regression against another build is one
   */
  Measuring(PrintWriter out, PrintWriter err, boolean strict, GateOptions gate) {
    this.out = out;
    this.err = err;
    this.strict = strict;
    this.gate = gate;
  }

  /**
   * Checks that a gate has something to judge.
   *
   * @throws IllegalArgumentException with one line if it has not, or one of its rules is none
   */
  static void requireOtherBuild(RunPlan plan, GateOptions gate) {
    // The rules are read here, so that a wrong one is said before anything runs.
    boolean asked = !gate.rules().isEmpty() || gate.requireConclusive();
    if (asked && plan.otherJar().isEmpty()) {
      throw new IllegalArgumentException(
          "--fail-if and --require-conclusive judge two builds: give the other one by --against");
    }
  }

  /**
   * Takes the lock that lets only one benchmark run at a time.
   *
   * @throws EnvironmentException with one line if another one has it
   */
  static RunLock lock() throws EnvironmentException {
    try {
      return RunLock.acquire();
    } catch (IOException e) {
      throw new EnvironmentException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Measures until the run is complete or interrupted, and returns the exit code.
   *
   * @throws EnvironmentException with one line if the run's folder cannot be written any more, as
   *     when the disk is full
   */
  int measure(RunFolder folder, Progress progress)
      throws EnvironmentException, InterruptedException {
    try {
      return measureAndReport(folder, progress);
    } catch (IOException | UncheckedIOException e) {
      throw new EnvironmentException(
          "%s. What was measured is kept; when that is mended, go on with: resume %s"
              .formatted(e.getMessage(), folder.path()));
    }
  }

  private int measureAndReport(RunFolder folder, Progress progress)
      throws IOException, InterruptedException {
    try (var interruption = Interruption.listen()) {
      err.println("Results go to " + folder.path());
      err.flush();
      var campaign = new Campaign(folder, progress, InstantSource.system(), interruption);
      int before = campaign.ended();
      var run = campaign.run();
      var analysis = Artefacts.write(folder, out);
      if (interruption.requested()) {
        err.printf(
            "Interrupted after %d of %d forks. Go on with: resume %s%n",
            run.forks().size(), run.order().size(), folder.path());
        err.flush();
        return ExitCode.INTERRUPTED;
      }
      if (run.forks().size() == before) {
        err.println("The run was complete: there was nothing left to measure.");
        err.flush();
      }
      return exitCode(run, analysis);
    }
  }

  private int exitCode(RunRecord run, RunAnalysis analysis) {
    if (strict && analysis.contaminated()) {
      return ExitCode.CONTAMINATED;
    }
    int judged = gate.exitCode(analysis);
    if (judged == ExitCode.REGRESSION) {
      return judged;
    }
    if (run.counted().stream().anyMatch(f -> f.outcome() instanceof ForkOutcome.Failed)) {
      return ExitCode.SOME_FAILED;
    }
    return judged;
  }
}
