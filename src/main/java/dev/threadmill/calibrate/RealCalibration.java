package dev.threadmill.calibrate;

import dev.threadmill.launch.Interruption;
import dev.threadmill.launch.Progress;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.plan.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The suite put to the test on real forks of {@code sum-list}, on this machine, in some time. */
public final class RealCalibration {
  private static final Sizes LEAST = new Sizes(40, 10, 30);

  /** A guess at how many blocks the power runs need, to tell whether a budget will do. */
  private static final int LIKELY_BLOCKS = 10;

  /** JMH by itself starts one JVM more, which looks for benchmarks and writes files. */
  private static final long BARE_EXTRA_MILLIS = 1000;

  private final RealRuns runs;
  private final Consumer<String> say;
  private final long seed;

  /**
   * @param folder the calibration's own; gets a folder for each experiment
   * @param progress is told of every fork
   * @param say is told in a line what comes next, and how long it takes
   */
  public RealCalibration(
      Path folder,
      Machine machine,
      Progress progress,
      InstantSource clock,
      Interruption interruption,
      Consumer<String> say,
      long seed) {
    this.runs = new RealRuns(folder, machine, progress, clock, interruption);
    this.say = say;
    this.seed = seed;
  }

  /**
   * How much is measured.
   *
   * @param pairs A/A pairs
   * @param powerRuns runs with a longer list
   * @param overheadPairs pairs of forks, more of them if there is time
   */
  record Sizes(int pairs, int powerRuns, int overheadPairs) {

    /** Returns so many times the pairs and runs; the overhead gets what time is left. */
    Sizes times(long factor) {
      int f = (int) factor;
      return new Sizes(pairs * f, powerRuns * f, overheadPairs);
    }
  }

  /**
   * Measures within a budget: at least 40 A/A pairs, 10 runs with a longer list and 30 pairs for
   * the overhead; the first two as often as fits, the last until the time is up.
   *
   * @return empty if it was interrupted
   * @throws IllegalArgumentException with one line if the budget is too small
   * @throws IOException with one line if a folder cannot be written or JMH by itself fails
   */
  public Optional<List<Experiment>> run(Duration budget) throws IOException, InterruptedException {
    return run(budget, LEAST.times(requireEnough(budget, runs.machine())));
  }

  /**
   * Says whether a budget will do, before anything is written.
   *
   * @return how often the least that is measured fits, at least once
   * @throws IllegalArgumentException with one line if it is too small
   */
  public static long requireEnough(Duration budget, Machine machine) {
    long least = expectedMillis(LEAST, machine);
    if (budget.toMillis() < least) {
      throw new IllegalArgumentException(
          ("a budget of %s is too small: %d A/A pairs, %d runs with a longer list and %d pairs for"
                  + " the overhead take about %s; use --budget %dm or more, or --synthetic")
              .formatted(
                  Figures.minutes((double) budget.toMillis()),
                  LEAST.pairs(),
                  LEAST.powerRuns(),
                  LEAST.overheadPairs(),
                  Figures.minutes((double) least),
                  Math.ceilDiv(least, 60_000)));
    }
    return budget.toMillis() / least;
  }

  Optional<List<Experiment>> run(Duration budget, Sizes sizes)
      throws IOException, InterruptedException {
    var until = runs.clock().instant().plus(budget);
    say.accept("%d A/A pairs of %d blocks".formatted(sizes.pairs(), RealAlarms.BLOCKS_OF_PAIR));
    var same = RealAlarms.measure(runs, sizes.pairs(), seed);
    if (runs.interrupted()) {
      return Optional.empty();
    }
    say.accept("%d runs with a list that is 5 %% longer".formatted(sizes.powerRuns()));
    var power = RealPower.measure(runs, sizes.powerRuns(), seed);
    if (runs.interrupted()) {
      return Optional.empty();
    }
    say.accept(
        "At least %d pairs of forks in the suite and by JMH alone"
            .formatted(sizes.overheadPairs()));
    var overhead = RealOverhead.measure(runs, sizes.overheadPairs(), until, seed);
    if (runs.interrupted()) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            RealAlarms.judge(same, seed),
            RealPower.experiment(power),
            RealOverhead.experiment(overhead),
            TimeToPrecision.of(standard(), power)));
  }

  /** Returns about how long those take, before any is measured. */
  static long expectedMillis(Sizes sizes, Machine machine) {
    int processors = machine.cpu().processors();
    long alarms = RealAlarms.plan(sizes.pairs(), processors, 1).estimatedMillis();
    RunPlan power = RealPower.plan(processors, 1);
    long powerRun = LIKELY_BLOCKS * power.blockMillis(power.cells().getFirst());
    long fork = RealOverhead.plan(processors, 1).estimatedMillis();
    return alarms
        + sizes.powerRuns() * powerRun
        + sizes.overheadPairs() * (2 * fork + BARE_EXTRA_MILLIS);
  }

  private RunPlan standard() {
    return Planner.plan(
        new RunRequest(
            Profile.STANDARD,
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            OptionalInt.empty(),
            seed,
            true,
            RealRuns.MARGIN,
            Optional.of(new Target.Precision(RealPower.PRECISION)),
            Optional.empty(),
            ForkOptions.NONE,
            runs.machine().cpu().processors()));
  }
}
