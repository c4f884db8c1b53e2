package dev.threadmill.plan;

import dev.threadmill.stats.SampleSize;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settles, once, how many blocks each cell gets. */
public final class SecondStage {
  private final int firstStage;
  private final List<Spread> spreads;

  private SecondStage(int firstStage, List<Spread> spreads) {
    this.firstStage = firstStage;
    this.spreads = spreads;
  }

  /**
   * Returns how many blocks each cell is to have in all, by its id: never fewer than it has.
   *
   * @param firstStage the blocks of each cell so far, at least 2
   * @param spreads one for each cell
   * @param elapsed what the run has taken so far
   */
  public static Map<String, Integer> blocks(
      Target target, int firstStage, List<Spread> spreads, Duration elapsed) {
    var stage = new SecondStage(firstStage, spreads);
    return switch (target) {
      case Target.Precision(double halfWidth) -> stage.needed(halfWidth);
      case Target.Budget(Duration time, double halfWidth) ->
          stage.within(time.minus(elapsed).toMillis(), stage.needed(halfWidth));
    };
  }

  private Map<String, Integer> needed(double halfWidth) {
    var blocks = new LinkedHashMap<String, Integer>();
    for (Spread spread : spreads) {
      int needed = SampleSize.forHalfWidth(spread.logSd(), halfWidth, firstStage);
      blocks.put(spread.cell(), Math.max(firstStage, Math.min(needed, Target.MOST_BLOCKS)));
    }
    return blocks;
  }

  /** One block at a time to the cell whose interval is widest, as long as one fits. */
  private Map<String, Integer> within(long millis, Map<String, Integer> most) {
    var blocks = new LinkedHashMap<String, Integer>();
    spreads.forEach(s -> blocks.put(s.cell(), firstStage));
    long left = millis;
    for (var next = widest(blocks, most, left);
        next.isPresent();
        next = widest(blocks, most, left)) {
      blocks.merge(next.get().cell(), 1, Integer::sum);
      left -= next.get().blockMillis();
    }
    return blocks;
  }

  private Optional<Spread> widest(
      Map<String, Integer> blocks, Map<String, Integer> most, long millis) {
    // The width is in proportion to sd / sqrt(n): the t quantile is the first stage's for all.
    return spreads.stream()
        .filter(s -> s.blockMillis() <= millis)
        .filter(s -> blocks.getOrDefault(s.cell(), 0) < most.getOrDefault(s.cell(), 0))
        .max(
            Comparator.comparingDouble(
                s -> s.logSd() / Math.sqrt(blocks.getOrDefault(s.cell(), 1))));
  }
}
