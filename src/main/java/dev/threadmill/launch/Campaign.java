package dev.threadmill.launch;

import dev.threadmill.analysis.FirstStage;
import dev.threadmill.farm.FarmProcess;
import dev.threadmill.machine.CpuTimes;
import dev.threadmill.machine.CpuUse;
import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.SecondStage;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Journal;
import dev.threadmill.result.JournalEvent;
import dev.threadmill.result.RunFolder;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Executes what is left of a run's plan, fork by fork, into the folder of the run. A fork that
 * fails is recorded as failed and the next one is run; its block is run again at the end. When the
 * first stage is complete and the plan has a target, the second stage is settled.
 */
public final class Campaign {
  /** JMH would find this out by starting two more JVMs; every JDK from 17 on has it. */
  private static final String BLACKHOLE_MODE = "jmh.blackhole.mode";

  static final String QUIET_UNSAFE = "-Dsun.misc.unsafe.memory.access=allow";

  /** The profiler asks the operating system for what no Java interface tells. */
  private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";

  private final RunFolder folder;
  private final Progress progress;
  private final InstantSource clock;
  private final Interruption interruption;
  private RunRecord run;

  /**
   * @param folder the run's folder, with its manifest and whatever was measured before
   * @param progress is told of every fork
   * @param clock gives the times in the journal
   * @param interruption ends the run early
   * @throws IOException with one line if the folder holds no run that can be read
   */
  public Campaign(
      RunFolder folder, Progress progress, InstantSource clock, Interruption interruption)
      throws IOException {
    this.folder = folder;
    this.progress = progress;
    this.clock = clock;
    this.interruption = interruption;
    this.run = folder.read();
  }

  /** Returns how many forks have ended so far, those of an earlier start included. */
  public int ended() {
    return run.forks().size();
  }

  /**
   * Runs every fork that is planned and has not ended, and those that the plan grows by.
   *
   * @return the run as it then is: complete, unless it was interrupted
   * @throws IOException if the run's folder cannot be written
   */
  public RunRecord run() throws IOException, InterruptedException {
    System.setProperty(BLACKHOLE_MODE, "COMPILER");
    UnsafeWarning.silence();
    boolean resumed = !run.forks().isEmpty();
    try (var journal = folder.openJournal();
        var farms = new Farms()) {
      if (resumed) {
        journal.append(new JournalEvent.Resumed(clock.instant()));
      }
      progress.started(run.forks().size(), run.order().size());
      for (var next = next(journal);
          next.isPresent() && !interruption.requested();
          next = next(journal)) {
        execute(next.get(), journal, farms);
      }
      // After all that is scored: these forks run slower, and warm up nobody's caches.
      for (UnscoredFork fork : run.pendingPinning()) {
        if (!interruption.requested()) {
          lookForPinning(fork, journal, farms);
        }
      }
    } finally {
      progress.close();
    }
    return run;
  }

  private void execute(PlannedFork fork, Journal journal, Farms farms)
      throws IOException, InterruptedException {
    progress.forkStarted(fork, TimeLeft.of(run));
    Instant started = clock.instant();
    journal.append(new JournalEvent.ForkStarted(fork.index(), started));
    ForkRecord ended = outcomeOf(fork, started, journal, farms);
    // What an interruption ended did not fail: it is as if it had not been started.
    if (!interruption.requested()) {
      journal.append(event(ended));
      var forks = new ArrayList<>(run.forks());
      forks.add(ended);
      run = new RunRecord(run.manifest(), run.added(), run.settled(), forks, run.pinned());
      progress.forkEnded(fork, ended.outcome(), TimeLeft.of(run));
    }
  }

  private void lookForPinning(UnscoredFork fork, Journal journal, Farms farms)
      throws IOException, InterruptedException {
    progress.pinningStarted(fork);
    var pinned = PinningSearch.resultOf(fork, runUnscored(fork, farms));
    if (!interruption.requested()) {
      journal.append(new JournalEvent.PinningSeen(clock.instant(), pinned));
      var all = new ArrayList<>(run.pinned());
      all.add(pinned);
      run = new RunRecord(run.manifest(), run.added(), run.settled(), run.forks(), all);
    }
  }

  private ForkOutcome runUnscored(UnscoredFork fork, Farms farms)
      throws IOException, InterruptedException {
    RunPlan plan = run.manifest().plan();
    Cell cell = plan.cell(fork.cell()).cell();
    Arm arm = Arm.parse(fork.arm());
    String log = folder.pinningLog(fork);
    Optional<FarmProcess> farm;
    try {
      farm = farms.of(cell);
    } catch (IOException e) {
      return new ForkOutcome.Failed("no site farm: " + e.getMessage(), log);
    }
    var jvmArgs = jvmArgs(cell, plan.seed(), farm);
    return JmhFork.forPinning(cell, arm, plan.measurement(cell, arm), jvmArgs, classPath(arm, plan))
        .run(folder.path(), log, iteration -> {});
  }

  /** Returns the fork to run next, after making the plan grow if it is time for that. */
  private Optional<PlannedFork> next(Journal journal) {
    List<PlannedFork> again = Reruns.due(run);
    if (!again.isEmpty()) {
      grow(journal, JournalEvent.Cause.BLOCK_FAILED, again);
    }
    if (run.pending().isEmpty() && !run.settled()) {
      grow(journal, JournalEvent.Cause.SECOND_STAGE, secondStage());
    }
    return run.pending().stream().findFirst();
  }

  private List<PlannedFork> secondStage() {
    RunPlan plan = run.manifest().plan();
    var blocks =
        SecondStage.blocks(
            plan.target().orElseThrow(), plan.blocks(), FirstStage.spreads(run), elapsed());
    return plan.secondStage(blocks, run.order().size());
  }

  /** Returns the time that forks have taken: what a stopped run did not do costs no budget. */
  private Duration elapsed() {
    return run.forks().stream()
        .map(f -> Duration.between(f.started(), f.ended()))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private void grow(Journal journal, JournalEvent.Cause cause, List<PlannedFork> forks) {
    var added = new ArrayList<>(run.added());
    added.addAll(forks);
    boolean settled = run.settled() || cause == JournalEvent.Cause.SECOND_STAGE;
    run = new RunRecord(run.manifest(), added, settled, run.forks(), run.pinned());
    Duration left = TimeLeft.of(run);
    journal.append(
        new JournalEvent.ForksAdded(
            clock.instant(), cause, OptionalLong.of(left.toMillis()), forks));
    progress.grown(cause, forks, left);
  }

  private ForkRecord outcomeOf(PlannedFork fork, Instant started, Journal journal, Farms farms)
      throws IOException, InterruptedException {
    Cell cell = run.manifest().plan().cell(fork.cell()).cell();
    String log = folder.forkFile(fork, "log");
    Optional<FarmProcess> farm;
    try {
      farm = farms.of(cell);
    } catch (IOException e) {
      var outcome = new ForkOutcome.Failed("no site farm: " + e.getMessage(), log);
      return new ForkRecord(
          fork, started, clock.instant(), outcome, Optional.empty(), Optional.empty());
    }
    var before = CpuTimes.read(farms.pids());
    ForkOutcome outcome = measure(fork, cell, log, journal, farm);
    if (farm.isPresent() && !farm.get().isAlive()) {
      outcome = new ForkOutcome.Failed("the site farm died", log);
    }
    var others = before.flatMap(b -> others(b, farms));
    return new ForkRecord(
        fork, started, clock.instant(), outcome, farm.flatMap(Farms::use), others);
  }

  private ForkOutcome measure(
      PlannedFork fork, Cell cell, String log, Journal journal, Optional<FarmProcess> farm)
      throws IOException {
    Arm arm = Arm.parse(fork.arm());
    var plan = run.manifest().plan();
    // All arms of a block face the same arrivals, and the next block faces others.
    var jvmArgs = jvmArgs(cell, plan.seed() + fork.block(), farm);
    if (farm.isPresent()) {
      jvmArgs.add("-Dthreadmill.hlog=" + folder.path().resolve(folder.forkFile(fork, "hlog")));
    }
    var jmhFork =
        new JmhFork(cell, arm, plan.measurement(cell, arm), jvmArgs, classPath(arm, plan));
    return jmhFork.run(
        folder.path(),
        log,
        i -> journal.append(new JournalEvent.IterationEnded(fork.index(), clock.instant(), i)));
  }

  private static String classPath(Arm arm, RunPlan plan) {
    return arm.otherBuild()
        ? plan.otherJar().orElseThrow()
        : System.getProperty(JmhFork.CLASS_PATH, "");
  }

  private static Optional<CpuUse> others(CpuTimes before, Farms farms) {
    var processors = CpuTimes.processors();
    return processors.isEmpty()
        ? Optional.empty()
        : CpuTimes.read(farms.pids())
            .flatMap(after -> CpuUse.between(before, after, processors.getAsInt()));
  }

  private static List<String> jvmArgs(Cell cell, long arrivalsSeed, Optional<FarmProcess> farm) {
    var arguments = new ArrayList<String>();
    arguments.add(QUIET_UNSAFE);
    arguments.add(NATIVE_ACCESS);
    if (cell.workload().openLoop()) {
      arguments.add("-Dthreadmill.arrivals.seed=" + arrivalsSeed);
    }
    farm.ifPresent(f -> arguments.add("-Dthreadmill.farm=" + f.baseUri()));
    return arguments;
  }

  private static JournalEvent event(ForkRecord ended) {
    int index = ended.fork().index();
    return switch (ended.outcome()) {
      case ForkOutcome.Measured measured ->
          new JournalEvent.ForkMeasured(index, ended.ended(), ended.farm(), ended.others());
      case ForkOutcome.Failed(String reason, String log) ->
          new JournalEvent.ForkFailed(
              index, ended.ended(), reason, log, ended.farm(), ended.others());
    };
  }
}
