package dev.threadmill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadmill.machine.CpuUse;
import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunPlan;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.workload.Workload;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on the disk is all that is left of a run that was cut short; if it could not be read
 * back, hours of measuring would be lost.
 */
final class RunFolderTest {
  private static final Instant T0 = Instant.parse("2026-11-22T21:00:00Z");
  private static final Iteration WARMUP = iteration(true, 0, 9.5);
  private static final Iteration MEASURED = iteration(false, 0, 3.25);

  private static final List<Diagnosis> DIAGNOSES =
      List.of(Diagnosis.warn("load", "the load is 1.9", "wait"));

  @TempDir private Path root;

  @Test
  void read_wholeFork_givesBackWhatWasWritten() throws IOException {
    var folder = newRun();
    var use = new FarmUse(1000, 100, 0.5, 0.25);
    var others = new CpuUse(0.125, 0.5);
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkStarted(0, T0));
      journal.append(new JournalEvent.IterationEnded(0, T0.plusSeconds(1), WARMUP));
      journal.append(new JournalEvent.IterationEnded(0, T0.plusSeconds(2), MEASURED));
      journal.append(
          new JournalEvent.ForkMeasured(
              0, T0.plusSeconds(3), Optional.of(use), Optional.of(others)));
    }

    var run = folder.read();

    assertThat(run.manifest()).isEqualTo(manifest());
    assertThat(run.forks())
        .containsExactly(
            new ForkRecord(
                plan().order().getFirst(),
                T0,
                T0.plusSeconds(3),
                new ForkOutcome.Measured(List.of(WARMUP, MEASURED)),
                Optional.of(use),
                Optional.of(others)));
    assertThat(run.partial()).isTrue();
  }

  @Test
  void read_failedFork_keepsTheReasonAndTheLog() throws IOException {
    var folder = newRun();
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkStarted(0, T0));
      journal.append(new JournalEvent.IterationEnded(0, T0, MEASURED));
      journal.append(
          new JournalEvent.ForkFailed(
              0, T0, "it died", "forks/x/b00.log", Optional.empty(), Optional.empty()));
    }

    assertThat(folder.read().forks())
        .extracting(ForkRecord::outcome)
        .containsExactly(new ForkOutcome.Failed("it died", "forks/x/b00.log"));
  }

  @Test
  void read_forkInFlightWhenTheProcessDied_isPassedOver() throws IOException {
    var folder = newRun();
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkStarted(0, T0));
      journal.append(new JournalEvent.IterationEnded(0, T0, MEASURED));
    }

    assertThat(folder.read().forks()).isEmpty();
  }

  @Test
  void read_lastLineCutInTheMiddle_isPassedOver() throws IOException {
    var folder = newRun();
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkStarted(0, T0));
      journal.append(new JournalEvent.IterationEnded(0, T0, MEASURED));
      journal.append(new JournalEvent.ForkMeasured(0, T0, Optional.empty(), Optional.empty()));
    }
    append(folder, "{\"event\":\"fork-started\",\"fork\":1,\"at\":\"2026-1");

    assertThat(folder.read().forks()).hasSize(1);
  }

  @Test
  void read_lineCutInTheMiddleOfTheJournal_isRefusedWithItsNumber() throws IOException {
    var folder = newRun();
    append(folder, "{\"event\":\"fork-st\n");
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkStarted(0, T0));
    }

    assertThatThrownBy(folder::read)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("journal.ndjson, line 1: ");
  }

  @Test
  void read_forkThatThePlanDoesNotHave_isRefused() throws IOException {
    var folder = newRun();
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkStarted(9999, T0));
      journal.append(new JournalEvent.ForkStarted(9999, T0));
    }

    assertThatThrownBy(folder::read)
        .isInstanceOf(IOException.class)
        .hasMessage("journal.ndjson speaks of fork 9999, and the plan has 6");
  }

  @Test
  void read_endOfAForkThatNeverStarted_isRefused() throws IOException {
    var folder = newRun();
    try (var journal = folder.openJournal()) {
      journal.append(new JournalEvent.ForkMeasured(0, T0, Optional.empty(), Optional.empty()));
    }

    assertThatThrownBy(folder::read)
        .isInstanceOf(IOException.class)
        .hasMessage("journal.ndjson ends fork 0 before it starts");
  }

  /** The fixture was written by the first version; it is never to be written again. */
  @Test
  void read_runOfSchema1_staysReadable() throws Exception {
    var fixture = folderOf(RunFolderTest.class.getResource("run-v1/run.json"));

    var run = new RunFolder(fixture).read();

    assertThat(run.manifest().plan().cells())
        .extracting(c -> c.cell().id())
        .containsExactly("sum-list");
    assertThat(run.manifest().arguments()).startsWith("--profile", "smoke");
    assertThat(run.forks())
        .hasSize(3)
        .allSatisfy(f -> assertThat(f.outcome()).isInstanceOf(ForkOutcome.Measured.class));
    assertThat(run.partial()).isFalse();
  }

  @Test
  void read_folderWithoutManifest_saysThatItIsNoRun() {
    assertThatThrownBy(() -> new RunFolder(root).read())
        .isInstanceOf(IOException.class)
        .hasMessage("'%s' is not the folder of a run: it has no run.json", root);
  }

  @Test
  void read_manifestOfALaterVersion_saysSo() throws IOException {
    Files.writeString(root.resolve("run.json"), "{\"schema\": 99}");

    assertThatThrownBy(() -> new RunFolder(root).read())
        .hasMessage(
            "run.json has schema 99, and this version reads 1 to 2: use a newer Threadmill");
  }

  @Test
  void read_manifestThatIsNotJson_isRefusedInOneLine() throws IOException {
    Files.writeString(root.resolve("run.json"), "<html>");

    assertThatThrownBy(() -> new RunFolder(root).read())
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("\n");
  }

  @Test
  void create_twiceWithOneId_isRefused() throws IOException {
    RunFolder.create(root, "a");

    assertThatThrownBy(() -> RunFolder.create(root, "a")).isInstanceOf(IOException.class);
  }

  @Test
  void write_replacesTheFileWhole() throws IOException {
    var folder = new RunFolder(root);
    folder.write("charts/a.svg", "one");
    folder.write("charts/a.svg", "two");

    assertThat(root.resolve("charts/a.svg")).hasContent("two");
    assertThat(root.resolve("charts")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void newId_isTimeAndSeed() {
    assertThat(RunFolder.newId(Instant.parse("2026-11-22T21:00:07.5Z"), 0x12a2b))
        .isEqualTo("20261122T210007Z-2a2b");
  }

  @Test
  void score_isTheMeanTimeOfAllOperations() {
    var measured =
        new ForkOutcome.Measured(
            List.of(
                iteration(true, 0, 100),
                new Iteration(false, 0, 2, "ms/op", 30, Map.of()),
                new Iteration(false, 1, 6, "ms/op", 10, Map.of())));

    // (30 × 2 + 10 × 6) ÷ 40; the warm-up does not count
    assertThat(measured.score()).isEqualTo(3);
  }

  @Test
  void measured_withoutAScoredIteration_isRefused() {
    assertThatThrownBy(() -> new ForkOutcome.Measured(List.of(WARMUP)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Path folderOf(@Nullable URL file) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(file).toURI()).resolveSibling("");
  }

  private RunFolder newRun() throws IOException {
    var folder = RunFolder.create(root, "run");
    folder.write(manifest());
    return folder;
  }

  private static Manifest manifest() {
    return new Manifest(
        Manifest.SCHEMA,
        "run",
        T0,
        List.of("--profile", "smoke"),
        Machine.capture(),
        DIAGNOSES,
        plan());
  }

  private static RunPlan plan() {
    return Planner.plan(
        new RunRequest(
            Profile.SMOKE,
            List.of(Workload.SUM_GRAIN),
            List.of(),
            Map.of(),
            Optional.empty(),
            OptionalInt.empty(),
            1,
            true,
            0.02,
            Optional.empty(),
            Optional.empty(),
            ForkOptions.NONE,
            2));
  }

  private static Iteration iteration(boolean warmup, int index, double score) {
    return new Iteration(warmup, index, score, "ms/op", 10, Map.of("cpu_ms_per_op", 1.5));
  }

  private static void append(RunFolder folder, String text) throws IOException {
    Files.writeString(
        folder.path().resolve("journal.ndjson"),
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
