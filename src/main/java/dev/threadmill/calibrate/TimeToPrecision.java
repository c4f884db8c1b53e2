package dev.threadmill.calibrate;

import dev.threadmill.calibrate.Experiment.Table;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.Target;
import dev.threadmill.stats.SampleSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** How long it takes to be sure to ±3 %, against JMH as it comes. */
final class TimeToPrecision {
  private static final double HALF_WIDTH = 0.03;
  private static final double LEAST_RATIO = 4;

  /** Five forks of five iterations of warm-up and five that count, of ten seconds each. */
  private static final Duration STOCK_ARM = Duration.ofSeconds(5 * (5 + 5) * 10);

  private TimeToPrecision() {}

  /**
   * Compares the times.
   *
   * @param standard the plan of the standard cells
   * @param runs real runs of one cell to the same precision; at least one
   */
  static Experiment of(RunPlan standard, List<RealPower.Run> runs) {
    double spread = runs.stream().mapToDouble(RealPower.Run::spread).average().orElseThrow();
    double planned = 0;
    double stock = 0;
    for (CellPlan cell : standard.cells()) {
      planned += (double) blocks(spread, standard.blocks()) * standard.blockMillis(cell);
      stock += (double) contenders(cell) * STOCK_ARM.toMillis();
    }
    double real = runs.stream().mapToLong(r -> r.taken().toMillis()).average().orElseThrow();
    double stockReal = 2.0 * STOCK_ARM.toMillis();
    var checks = new ArrayList<Check>();
    checks.add(check("Standard cells, computed", stock / planned));
    checks.add(check("One cell, measured", stockReal / real));
    long reached = runs.stream().filter(RealPower.Run::reached).count();
    checks.add(
        Check.of(
            "Runs of that cell that came to ±3 %",
            reached + " of " + runs.size(), "all of them", reached == runs.size()));
    var figures = new TreeMap<String, Double>();
    figures.put("spread", spread);
    figures.put("standard.minutes", planned / 60_000);
    figures.put("standard.stock minutes", stock / 60_000);
    figures.put("one cell.minutes", real / 60_000);
    figures.put("one cell.stock minutes", stockReal / 60_000);
    return new Experiment(
        "time-to-precision",
        "The same precision takes at least four times less than JMH's defaults.",
        ("Wall time until the 95 %% interval of a ratio is ±3 %% or narrower. The standard"
                + " profile's %d cells: computed from its plan, with the number of blocks that the"
                + " spread seen above asks for (%s per block, taken for every cell). One cell: the"
                + " mean of the runs above. JMH's defaults are five forks of ten iterations of ten"
                + " seconds for each arm, computed and not run, starts of JVMs not counted; the"
                + " control arm, which JMH does not have, counts in our time only.")
            .formatted(standard.cells().size(), Figures.percent(spread)),
        checks,
        List.of(
            new Table(
                "Wall time to ±3 %",
                List.of("what", "Threadmill", "JMH's defaults", "times less"),
                List.of(
                    row("standard cells, computed", planned, stock),
                    row("one cell, measured", real, stockReal)))),
        figures);
  }

  private static int blocks(double spread, int pilot) {
    return Math.min(SampleSize.forHalfWidth(spread, HALF_WIDTH, pilot), Target.MOST_BLOCKS);
  }

  private static long contenders(CellPlan cell) {
    return cell.arms().stream().filter(arm -> !arm.control()).count();
  }

  private static Check check(String what, double ratio) {
    return Check.of(
        what + ": JMH's defaults take longer by a factor of",
        Figures.number(ratio),
        "at least 4",
        ratio >= LEAST_RATIO);
  }

  private static List<String> row(String what, double oursMillis, double stockMillis) {
    return List.of(
        what,
        Figures.minutes(oursMillis),
        Figures.minutes(stockMillis),
        String.format(Locale.ROOT, "%.1f", stockMillis / oursMillis));
  }
}
