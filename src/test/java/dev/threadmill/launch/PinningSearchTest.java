package dev.threadmill.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Pinned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A class that is loaded in the warm-up pins once; counted, it would accuse the strategy. */
final class PinningSearchTest {
  private static final UnscoredFork FORK = new UnscoredFork("pinning", "virtual-per-task");

  @Test
  void resultOf_weighsIterationsByTheirOperationsAndLeavesOutTheWarmUp() {
    var outcome =
        new ForkOutcome.Measured(
            List.of(
                iteration(true, 7, 1000, 1000),
                iteration(false, 1, 4, 40),
                iteration(false, 3, 8, 80)));

    // By hand: (1 × 4 + 3 × 8) / 4 = 7.
    assertThat(PinningSearch.resultOf(FORK, outcome))
        .isEqualTo(new Pinned(FORK, 7, 70, Optional.empty()));
  }

  @Test
  void resultOf_failedFork_isUnknownAndNotZero() {
    assertThat(PinningSearch.resultOf(FORK, RunOfThreeBlocks.FAILED).failure()).contains("it died");
  }

  private static Iteration iteration(boolean warmup, long ops, double events, double millis) {
    return new Iteration(
        warmup,
        0,
        1,
        "ms/op",
        ops,
        Map.of("pinned_events_per_op", events, "pinned_ms_per_op", millis));
  }
}
