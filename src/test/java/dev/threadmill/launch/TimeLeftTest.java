package dev.threadmill.launch;

import static dev.threadmill.launch.RunOfThreeBlocks.FAILED;
import static dev.threadmill.launch.RunOfThreeBlocks.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The time left decides whether somebody waits or comes back tomorrow. */
final class TimeLeftTest {

  @Test
  void of_nothingEnded_isThePlansOwnEstimate() {
    var run = RunOfThreeBlocks.begun();

    assertThat(TimeLeft.of(run))
        .isEqualTo(Duration.ofMillis(run.manifest().plan().estimatedMillis()));
  }

  @Test
  void of_someEnded_isTheirMeanForEachOfTheRest() {
    // 2 s and 4 s, one of them failed: 3 s for each of the other seven
    var run =
        ended(
            ended(RunOfThreeBlocks.begun(), MEASURED, Duration.ofSeconds(2)),
            FAILED,
            Duration.ofSeconds(4));

    assertThat(TimeLeft.of(run)).isEqualTo(Duration.ofSeconds(21));
  }

  @Test
  void of_forksAdded_countsThemToo() {
    var run = ended(RunOfThreeBlocks.begun(), FAILED, Duration.ofSeconds(1));
    var again = run.manifest().plan().again(run.forks().getFirst().fork(), 9);

    // Eight of the plan and the three of the block that is run again.
    assertThat(TimeLeft.of(new RunRecord(run.manifest(), again, true, run.forks())))
        .isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void of_allEnded_isNothing() {
    var run = RunOfThreeBlocks.begun();
    while (run.partial()) {
      run = ended(run, MEASURED, Duration.ofSeconds(1));
    }

    assertThat(TimeLeft.of(run)).isZero();
  }

  private static RunRecord ended(RunRecord run, ForkOutcome outcome, Duration time) {
    List<ForkRecord> forks = new ArrayList<>(run.forks());
    forks.add(RunOfThreeBlocks.ended(run.pending().getFirst(), outcome, time));
    return new RunRecord(run.manifest(), forks);
  }
}
