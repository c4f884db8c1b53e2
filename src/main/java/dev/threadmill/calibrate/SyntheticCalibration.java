package dev.threadmill.calibrate;

import dev.threadmill.machine.Machine;
import java.util.List;

/**
 * The suite's planning and analysis put to the test on seeded noise: no forks, and the same seed
 * gives the same figures on every machine.
 */
public final class SyntheticCalibration {
  private static final Sizes USUAL = new Sizes(400, 400, 1000, 500);

  private SyntheticCalibration() {}

  /**
   * How often each experiment is repeated.
   *
   * @param cells A/A cells for each drift
   * @param reports A/A reports
   * @param coverage runs for each interval
   * @param power runs for each effect
   */
  record Sizes(int cells, int reports, int coverage, int power) {}

  /**
   * Runs all synthetic experiments; takes seconds.
   *
   * @param machine stands in the runs' manifests and enters no figure
   */
  public static List<Experiment> run(Machine machine, long seed) {
    return run(machine, seed, USUAL);
  }

  static List<Experiment> run(Machine machine, long seed, Sizes sizes) {
    var alarms = new SyntheticAlarms(machine, seed);
    return List.of(
        alarms.cells(sizes.cells()),
        alarms.reports(sizes.reports()),
        SyntheticCoverage.of(machine, seed, sizes.coverage()),
        SyntheticPower.of(machine, seed, sizes.power()));
  }
}
