package dev.threadmill.launch;

import dev.threadmill.farm.FarmProcess;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.result.FarmUse;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Journal;
import dev.threadmill.result.JournalEvent;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Executes a plan, fork by fork, into the folder of the run. A fork that fails is recorded as
 * failed and the next one is run.
 */
public final class Campaign {
  /** JMH would find this out by starting two more JVMs; every JDK from 17 on has it. */
  private static final String BLACKHOLE_MODE = "jmh.blackhole.mode";

  private static final String QUIET_UNSAFE = "-Dsun.misc.unsafe.memory.access=allow";

  private final RunPlan plan;
  private final RunFolder folder;
  private final Progress progress;
  private final InstantSource clock;

  /**
   * @param plan what to run
   * @param folder where to
   * @param progress is told of every fork
   * @param clock gives the times in the journal
   */
  public Campaign(RunPlan plan, RunFolder folder, Progress progress, InstantSource clock) {
    this.plan = plan;
    this.folder = folder;
    this.progress = progress;
    this.clock = clock;
  }

  /**
   * Runs every fork of the plan.
   *
   * @return how many of them failed
   * @throws IOException if the run's folder cannot be written
   */
  public int run() throws IOException, InterruptedException {
    System.setProperty(BLACKHOLE_MODE, "COMPILER");
    UnsafeWarning.silence();
    int failed = 0;
    try (var journal = folder.openJournal();
        var farms = new Farms()) {
      progress.started(plan);
      for (PlannedFork fork : plan.order()) {
        progress.forkStarted(fork);
        ForkOutcome outcome = run(fork, journal, farms);
        progress.forkEnded(fork, outcome);
        if (outcome instanceof ForkOutcome.Failed) {
          failed++;
        }
      }
    } finally {
      progress.close();
    }
    return failed;
  }

  private ForkOutcome run(PlannedFork fork, Journal journal, Farms farms)
      throws IOException, InterruptedException {
    Cell cell = plan.cell(fork.cell()).cell();
    String log = folder.forkFile(fork, "log");
    journal.append(new JournalEvent.ForkStarted(fork.index(), clock.instant()));
    Optional<FarmProcess> farm;
    try {
      farm = farms.of(cell);
    } catch (IOException e) {
      var outcome = new ForkOutcome.Failed("no site farm: " + e.getMessage(), log);
      journal.append(end(fork, outcome, Optional.empty()));
      return outcome;
    }
    var jmhFork = new JmhFork(cell, Arm.parse(fork.arm()), plan.measurement(), jvmArgs(fork, farm));
    ForkOutcome outcome =
        jmhFork.run(
            folder.path(),
            log,
            i -> journal.append(new JournalEvent.IterationEnded(fork.index(), clock.instant(), i)));
    if (farm.isPresent() && !farm.get().isAlive()) {
      outcome = new ForkOutcome.Failed("the site farm died", log);
    }
    journal.append(end(fork, outcome, farm.flatMap(Farms::use)));
    return outcome;
  }

  private List<String> jvmArgs(PlannedFork fork, Optional<FarmProcess> farm) throws IOException {
    var arguments = new ArrayList<String>();
    arguments.add(QUIET_UNSAFE);
    if (farm.isPresent()) {
      arguments.add("-Dthreadmill.farm=" + farm.get().baseUri());
      arguments.add("-Dthreadmill.hlog=" + folder.path().resolve(folder.forkFile(fork, "hlog")));
    }
    return arguments;
  }

  private JournalEvent end(PlannedFork fork, ForkOutcome outcome, Optional<FarmUse> use) {
    return switch (outcome) {
      case ForkOutcome.Measured measured ->
          new JournalEvent.ForkMeasured(fork.index(), clock.instant(), use);
      case ForkOutcome.Failed failed ->
          new JournalEvent.ForkFailed(
              fork.index(), clock.instant(), failed.reason(), failed.log(), use);
    };
  }
}
