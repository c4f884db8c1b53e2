package dev.threadmill.analysis;

import dev.threadmill.plan.Spread;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.RunRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the first stage of a run says about the spread of its cells, and about nothing else. */
public final class FirstStage {

  private FirstStage() {}

  /** Returns the spread of each cell of the plan, in its order, from all forks that count. */
  public static List<Spread> spreads(RunRecord run) {
    var forks = run.counted();
    return run.manifest().plan().cells().stream()
        .map(c -> CellForks.of(c, forks, run.manifest().plan().blocks()))
        .map(cell -> new Spread(cell.plan().cell().id(), widest(cell), blockMillis(cell, forks)))
        .toList();
  }

  private static double widest(CellForks cell) {
    return cell.arms().stream()
        .filter(arm -> !arm.arm().control())
        .mapToDouble(arm -> logSd(cell, arm))
        .max()
        .orElse(0);
  }

  private static double logSd(CellForks cell, ArmForks arm) {
    return cell.baselineOf(arm.arm())
        .flatMap(baseline -> BlockPairs.of(arm, baseline))
        .filter(pairs -> pairs.count() >= 2)
        .map(pairs -> pairs.logSd(pairs.count()))
        .orElse(0.0);
  }

  private static long blockMillis(CellForks cell, List<ForkRecord> forks) {
    Map<Integer, Long> millisByBlock = new TreeMap<>();
    for (ForkRecord fork : forks) {
      if (fork.fork().cell().equals(cell.plan().cell().id())) {
        long millis = Duration.between(fork.started(), fork.ended()).toMillis();
        millisByBlock.merge(fork.fork().block(), millis, Long::sum);
      }
    }
    return Math.round(
        millisByBlock.values().stream().mapToLong(Long::longValue).average().orElse(0));
  }
}
