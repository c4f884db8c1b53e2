package dev.threadmill.launch;

import static java.util.stream.Collectors.averagingLong;
import static java.util.stream.Collectors.groupingBy;

import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.RunRecord;
import java.time.Duration;
import java.util.Map;

/** How long what is still planned will take, from what has ended: each fork as its cell's mean. */
final class TimeLeft {

  private TimeLeft() {}

  /** Returns the time of all pending forks; by the plan's own estimate before any has ended. */
  static Duration of(RunRecord run) {
    var plan = run.manifest().plan();
    Map<String, Double> millisByCell =
        run.forks().stream()
            .collect(groupingBy(f -> f.fork().cell(), averagingLong(TimeLeft::millis)));
    double usual =
        millisByCell.values().stream()
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse((double) plan.estimatedMillis() / Math.max(1, plan.order().size()));
    double left =
        run.pending().stream().mapToDouble(f -> millisByCell.getOrDefault(f.cell(), usual)).sum();
    return Duration.ofMillis(Math.round(left));
  }

  private static long millis(ForkRecord fork) {
    return Duration.between(fork.started(), fork.ended()).toMillis();
  }
}
