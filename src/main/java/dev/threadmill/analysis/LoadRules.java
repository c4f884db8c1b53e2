package dev.threadmill.analysis;

import dev.threadmill.result.Metric;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules about open loops: whether a strategy can serve the rate at all. */
final class LoadRules {
  /** Of an arm that cannot keep up these say how long it was measured, and nothing else. */
  static final Set<Metric> DIVERGING =
      Set.of(
          Metric.RESPONSE_P50_MILLIS,
          Metric.RESPONSE_P90_MILLIS,
          Metric.RESPONSE_P99_MILLIS,
          Metric.RESPONSE_P999_MILLIS);

  private static final double LEAST_ACHIEVED = 0.99;

  private LoadRules() {}

  /**
   * Returns whether the arm answers fewer than 99 % of what arrives, by more than chance: its
   * backlog grows for as long as the load goes on.
   */
  static boolean saturated(ArmForks arm) {
    double[] shares = arm.values(Metric.ACHIEVED_SHARE);
    if (shares.length == 0) {
      return false;
    }
    var achieved = Estimate.ofMetric(shares);
    boolean certain = achieved.interval().map(i -> i.high() < 1).orElse(true);
    return achieved.value() < LEAST_ACHIEVED && certain;
  }

  /** Some arms cannot serve the rate. */
  static Optional<String> saturated(CellEvidence cell) {
    var saturated = cell.forks().arms().stream().filter(LoadRules::saturated).toList();
    return saturated.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ("%s cannot serve %s fetches per second: the backlog grows for as long as the load goes"
                    + " on, so that response times say how long it was measured, and their"
                    + " percentiles are left out. Compare at a rate that all can serve.")
                .formatted(
                    saturated.stream()
                        .map(a -> a.arm().id() + " (" + achieved(a) + " of it)")
                        .collect(Collectors.joining(", ")),
                    cell.analysis().plan().cell().parameter("rate")));
  }

  private static String achieved(ArmForks arm) {
    return Figures.percent(Estimate.ofMetric(arm.values(Metric.ACHIEVED_SHARE)).value());
  }
}
