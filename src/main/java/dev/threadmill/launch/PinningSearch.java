package dev.threadmill.launch;

import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Metric;
import dev.threadmill.result.Pinned;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What an unscored fork has seen of pinned carriers. */
final class PinningSearch {
  private PinningSearch() {}

  /** Returns the means over the operations of its iterations after the warm-up. */
  static Pinned resultOf(UnscoredFork fork, ForkOutcome outcome) {
    return switch (outcome) {
      case ForkOutcome.Failed failed -> Pinned.unknown(fork, failed.reason());
      case ForkOutcome.Measured measured -> {
        var scored = measured.iterations().stream().filter(i -> !i.warmup()).toList();
        double ops = scored.stream().mapToLong(Iteration::ops).sum();
        yield new Pinned(
            fork,
            total(scored, Metric.PINNED_EVENTS) / ops,
            total(scored, Metric.PINNED_MILLIS) / ops,
            Optional.empty());
      }
    };
  }

  private static double total(List<Iteration> iterations, Metric metric) {
    ToDoubleFunction<Iteration> perOp =
        i ->
            Objects.requireNonNull(
                i.metrics().get(metric.key()), "the fork did not tell " + metric.key());
    return iterations.stream().mapToDouble(i -> perOp.applyAsDouble(i) * i.ops()).sum();
  }
}
