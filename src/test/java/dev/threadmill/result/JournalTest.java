package dev.threadmill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmill.machine.Machine;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.plan.Target;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.workload.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journal is what a run comes back from. If one way of ending it made it unreadable, or let a
 * fork count while it was thrown away, hours of measuring would be lost or wrong.
 */
final class JournalTest {
  private static final Instant T0 = Instant.parse("2026-11-22T21:00:00Z");
  private static final Iteration MEASURED =
      new Iteration(false, 0, 3.25, "ms/op", 10, Map.of("cpu_ms_per_op", 1.5));

  @TempDir private Path root;
  private RunFolder folder = new RunFolder(Path.of(""));
  private Path file = Path.of("");

  @BeforeEach
  void createRun() throws IOException {
    folder = RunFolder.create(root, "run");
    folder.write(manifest());
    file = folder.path().resolve("journal.ndjson");
  }

  @Test
  void journalCutAtAnyByte_losesAtMostTheForkOfTheCutAndGoesOn() throws IOException {
    write(
        started(0),
        iteration(0),
        measured(0),
        started(1),
        // A title in a reason takes several bytes per letter, and a cut may fall between them.
        new JournalEvent.ForkFailed(
            1, T0, "title '안녕', not '세계'…", "x.log", Optional.empty(), Optional.empty()),
        started(2),
        iteration(2),
        measured(2));
    byte[] whole = Files.readAllBytes(file);
    int mostForks = 0;
    for (int length = 0; length <= whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));

      var before = folder.read().forks();

      assertThat(before.size()).isBetween(mostForks, mostForks + 1);
      mostForks = before.size();
      // Each of these waits for the disk; the step meets every part of a line sooner or later.
      if (length % 13 == 0) {
        write(new JournalEvent.Resumed(T0));
        assertThat(folder.read().forks()).as("cut after %d bytes", length).isEqualTo(before);
      }
    }
    assertThat(mostForks).isEqualTo(3);
  }

  @Test
  void append_diskFull_saysSoAndTakesNothingMore() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "a device that is always full");
    Files.createSymbolicLink(file, full);
    try (var journal = folder.openJournal()) {

      assertThatThrownBy(() -> journal.append(started(0)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessage("cannot write to the journal: No space left on device");
      assertThatThrownBy(() -> journal.append(started(0)))
          .as("a line after one that is torn could never be read")
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("takes no more events");
    }
    Files.delete(file);
  }

  @Test
  void pinning_isReadBackAndCountsForNothing() throws IOException {
    var pinned =
        new Pinned(new UnscoredFork("sum-list", "virtual-per-task"), 9.5, 95, Optional.empty());
    write(started(0), iteration(0), measured(0), new JournalEvent.PinningSeen(T0, pinned));

    var run = folder.read();

    assertThat(run.pinned()).containsExactly(pinned);
    assertThat(run.forks()).hasSize(1);
    assertThat(run.counted()).hasSize(1);
  }

  @Test
  void resumed_forkInFlight_startsAnewWithoutItsOldIterations() throws IOException {
    write(
        started(0),
        iteration(0),
        new JournalEvent.Resumed(T0),
        started(0),
        iteration(0),
        measured(0));

    var run = folder.read();

    assertThat(run.forks()).hasSize(1);
    var outcome = (ForkOutcome.Measured) run.forks().getFirst().outcome();
    assertThat(outcome.iterations()).as("of the second start alone").hasSize(1);
  }

  @Test
  void resumed_forkInFlightThatIsNotStartedAgain_cannotEnd() throws IOException {
    write(started(0), iteration(0), new JournalEvent.Resumed(T0), measured(0));

    assertThatThrownBy(() -> folder.read())
        .isInstanceOf(IOException.class)
        .hasMessage("journal.ndjson ends fork 0 before it starts");
  }

  @Test
  void forksAdded_areInTheOrderAndCanEnd() throws IOException {
    var plan = folder.read().manifest().plan();
    var again = plan.again(plan.order().getFirst(), plan.order().size());
    int first = again.getFirst().index();
    write(
        new JournalEvent.ForksAdded(
            T0, JournalEvent.Cause.BLOCK_FAILED, OptionalLong.of(1000), again),
        started(first),
        iteration(first),
        measured(first));

    var run = folder.read();

    assertThat(run.order()).startsWith(plan.order().getFirst()).endsWith(again.getLast());
    assertThat(run.added()).isEqualTo(again);
    assertThat(run.forks()).extracting(ForkRecord::fork).containsExactly(again.getFirst());
    assertThat(run.settled()).as("only the second stage settles a target").isFalse();
  }

  @Test
  void secondStage_evenOneThatAddsNothing_settlesTheRun() throws IOException {
    write(
        new JournalEvent.ForksAdded(
            T0, JournalEvent.Cause.SECOND_STAGE, OptionalLong.of(0), List.of()));

    assertThat(folder.read().settled()).isTrue();
  }

  private void write(JournalEvent... events) throws IOException {
    try (var journal = folder.openJournal()) {
      for (JournalEvent event : events) {
        journal.append(event);
      }
    }
  }

  private static JournalEvent started(int fork) {
    return new JournalEvent.ForkStarted(fork, T0);
  }

  private static JournalEvent iteration(int fork) {
    return new JournalEvent.IterationEnded(fork, T0, MEASURED);
  }

  private static JournalEvent measured(int fork) {
    return new JournalEvent.ForkMeasured(fork, T0, Optional.empty(), Optional.empty());
  }

  private static Manifest manifest() {
    var plan =
        Planner.plan(
            new RunRequest(
                Profile.SMOKE,
                List.of(Workload.SUM_GRAIN),
                List.of(),
                Map.of(),
                Optional.empty(),
                OptionalInt.of(3),
                1,
                true,
                0.02,
                Optional.of(new Target.Precision(0.05)),
                Optional.empty(),
                ForkOptions.NONE,
                2));
    return new Manifest(Manifest.SCHEMA, "run", T0, List.of(), Machine.capture(), List.of(), plan);
  }
}
