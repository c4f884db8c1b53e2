package dev.threadmill.calibrate;

import dev.threadmill.launch.Campaign;
import dev.threadmill.launch.Interruption;
import dev.threadmill.launch.Progress;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.Target;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.RunFolder;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Runs of the suite as {@code run} makes them, with the quick profile's forks, below the folder of
 * a calibration.
 *
 * @param folder the calibration's
 * @param machine where all of this happens
 * @param progress is told of every fork
 * @param clock gives all times
 * @param interruption ends a run early
 */
record RealRuns(
    Path folder,
    Machine machine,
    Progress progress,
    InstantSource clock,
    Interruption interruption) {
  static final Profile PROFILE = Profile.QUICK;
  static final double MARGIN = 0.02;

  /** Returns the plan of one cell with the quick profile's forks. */
  static RunPlan plan(
      CellPlan cell, int blocks, Optional<Target> target, int processors, long seed) {
    return RunPlan.of(
        PROFILE.id(),
        seed,
        processors,
        blocks,
        MARGIN,
        PROFILE.measurement(),
        target,
        Optional.empty(),
        List.of(cell));
  }

  /**
   * Executes a plan into a folder of its own, and returns what became of it.
   *
   * @param experiment the folder below the calibration's
   * @param name the run's folder below that
   */
  RunRecord run(String experiment, String name, RunPlan plan, Progress told)
      throws IOException, InterruptedException {
    var run = RunFolder.create(folder.resolve(experiment), name);
    var arguments = List.of("calibrate");
    run.write(
        new Manifest(Manifest.SCHEMA, name, clock.instant(), arguments, machine, List.of(), plan));
    return new Campaign(run, told, clock, interruption).run();
  }

  int processors() {
    return machine.cpu().processors();
  }

  boolean interrupted() {
    return interruption.requested();
  }
}
