package dev.threadmill.launch;

import static dev.threadmill.launch.RunOfThreeBlocks.FAILED;
import static dev.threadmill.launch.RunOfThreeBlocks.MEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.RunRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A block with a hole in it cannot be compared. It is run again, whole, but an arm that cannot work
 * must not keep the machine busy for ever.
 */
final class RerunsTest {
  private RunRecord run = RunOfThreeBlocks.begun();

  @Test
  void due_allMeasured_isNothing() {
    end(0, 4, MEASURED);

    assertThat(Reruns.due(run)).isEmpty();
  }

  @Test
  void due_failureInABlockThatStillRuns_waitsForItsEnd() {
    end(0, 1, FAILED);

    assertThat(Reruns.due(run)).isEmpty();
  }

  @Test
  void due_blockWithAFailure_isAllOfItOnce() {
    end(0, 1, FAILED);
    end(1, 3, MEASURED);

    var due = Reruns.due(run);

    assertThat(due).hasSize(3);
    assertThat(due).extracting(PlannedFork::attempt).containsOnly(1);
    assertThat(due).extracting(PlannedFork::index).containsExactly(9, 10, 11);
    grow(due);
    assertThat(Reruns.due(run)).as("it is planned now").isEmpty();
  }

  @Test
  void counted_blockRunAgain_holdsTheSecondAttemptAlone() {
    end(0, 1, FAILED);
    end(1, 3, MEASURED);
    grow(Reruns.due(run));
    assertThat(run.counted()).as("not run again yet").hasSize(3);

    end(3, 12, MEASURED);

    assertThat(run.counted()).hasSize(9);
    assertThat(run.counted())
        .filteredOn(f -> f.fork().block() == 0)
        .extracting(f -> f.fork().attempt())
        .containsOnly(1);
    assertThat(run.partial()).isFalse();
  }

  @Test
  void due_armThatAlwaysFails_isNotTriedForEver() {
    String broken = run.order().getFirst().arm();
    int rounds = 0;
    while (!run.pending().isEmpty()) {
      var next = run.pending().getFirst();
      endOne(next, next.arm().equals(broken) ? FAILED : MEASURED);
      grow(Reruns.due(run));
      assertThat(rounds++).isLessThan(100);
    }

    assertThat(run.added()).hasSize(2 * 3);
    assertThat(run.counted()).hasSize(9);
  }

  private void end(int from, int to, ForkOutcome outcome) {
    run.order().subList(from, to).forEach(fork -> endOne(fork, outcome));
  }

  private void endOne(PlannedFork fork, ForkOutcome outcome) {
    var forks = new ArrayList<>(run.forks());
    forks.add(RunOfThreeBlocks.ended(fork, outcome, Duration.ZERO));
    run = new RunRecord(run.manifest(), run.added(), true, forks);
  }

  private void grow(List<PlannedFork> forks) {
    var added = new ArrayList<>(run.added());
    added.addAll(forks);
    run = new RunRecord(run.manifest(), added, true, run.forks());
  }
}
