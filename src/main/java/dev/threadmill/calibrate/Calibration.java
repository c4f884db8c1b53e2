package dev.threadmill.calibrate;

import dev.threadmill.machine.Machine;
import java.time.Instant;
import java.util.List;

/**
 * What {@code calibration.json} holds.
 *
 * @param schema the version of the file's shape
 * @param title what was done
 * @param id the name of the folder
 * @param created when it began
 * @param seed what everything random was drawn from
 * @param machine where it ran
 * @param experiments in the order in which they ran
 */
public record Calibration(
    int schema,
    String title,
    String id,
    Instant created,
    long seed,
    Machine machine,
    List<Experiment> experiments) {
  /** The version that this code writes. */
  public static final int SCHEMA = 1;

  public Calibration {
    experiments = List.copyOf(experiments);
  }

  /** Returns whether every pass line was kept. */
  public boolean passed() {
    return experiments.stream().allMatch(Experiment::passed);
  }
}
