package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.result.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that stops, for whatever reason, must keep what it has and go on to the same end: every
 * planned fork exactly once, as if it had never stopped.
 */
final class ResumeIT {
  @TempDir private Path folder;

  @Test
  void interrupted_inTheFirstForkAndLater_reportsWhatThereIsAndGoesOn() throws Exception {
    List<PlannedFork> planned;
    try (var run =
        LiveRun.start(
            folder, "--workload", "sum-list", "--strategy", "fork-join", "--blocks", "3")) {
      run.awaitFork();

      assertThat(run.interrupt()).as(run.err()).isEqualTo(130);

      assertThat(run.err())
          .contains("Interrupted after 0 of 6 forks. Go on with: resume ")
          .doesNotContain("Exception");
      planned = LiveRun.read(folder).order();
      assertThat(LiveRun.read(folder).forks()).isEmpty();
      assertPartialReport();
    }
    try (var resumed = LiveRun.resume(folder)) {
      resumed.awaitEvents("fork-measured", 4);
      resumed.awaitFork();

      assertThat(resumed.interrupt()).as(resumed.err()).isEqualTo(130);

      var soFar = LiveRun.read(folder);
      assertThat(LiveRun.reasons(soFar)).as("what was interrupted did not fail").isEmpty();
      assertThat(soFar.forks()).hasSizeBetween(4, 5);
      assertPartialReport();
    }
    assertResumesToTheEnd(planned);
  }

  @Test
  void killed_tornLastLine_goesOn_andThenThereIsNothingLeft() throws Exception {
    int before;
    List<PlannedFork> planned;
    try (var run =
        LiveRun.start(
            folder,
            "--workload",
            "sum-list",
            "--strategy",
            "sequential",
            "--baseline",
            "sequential",
            "--blocks",
            "3")) {
      run.awaitEvents("fork-measured", 1);
      run.kill();
      Files.writeString(
          LiveRun.journal(LiveRun.path(folder)), "{\"event\":\"it", StandardOpenOption.APPEND);
      planned = LiveRun.read(folder).order();
      before = LiveRun.read(folder).forks().size();
      assertThat(Jar.run("report", LiveRun.path(folder).toString()).exitCode()).isZero();
      assertPartialReport();
    }
    assertThat(before).isBetween(1, 2);

    assertResumesToTheEnd(planned);

    var complete = LiveRun.read(folder);
    String stats = Files.readString(LiveRun.path(folder).resolve("stats.json"));
    var again = Jar.run("resume", LiveRun.path(folder).toString());
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("The run was complete: there was nothing left to measure.");
    assertThat(LiveRun.read(folder)).isEqualTo(complete);
    assertThat(LiveRun.path(folder).resolve("stats.json")).hasContent(stats);
  }

  @Test
  void stoppedAfterTheFirstStage_settlesTheSameSecondStage() throws Exception {
    List<PlannedFork> settled;
    try (var run =
        LiveRun.start(
            folder,
            "--workload",
            "sum-list",
            "--strategy",
            "sequential,platform-pool",
            "--blocks",
            "3",
            "--precision",
            "2%")) {
      run.awaitEvents("forks-added", 1);
      run.kill();
      settled = LiveRun.read(folder).added();
    }
    assertThat(settled).isNotEmpty();
    // As if it had been stopped a moment earlier.
    Path journal = LiveRun.journal(LiveRun.path(folder));
    List<String> lines = Files.readAllLines(journal);
    int added = lines.indexOf(LiveRun.lines(journal, "forks-added").getFirst());
    Files.write(journal, lines.subList(0, added));
    assertThat(LiveRun.read(folder).settled()).isFalse();

    try (var resumed = LiveRun.resume(folder)) {
      resumed.awaitEvents("forks-added", 1);
      resumed.kill();
    }

    assertThat(LiveRun.read(folder).added()).isEqualTo(settled);
  }

  @Test
  void diskFull_endsWithOneLineThatSaysHowToGoOn_andGoesOn() throws Exception {
    Path runs = Files.createDirectory(folder.resolve("runs"));
    assumeTrue(
        succeeds("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", runs.toString()),
        "mounting a small disk takes root");
    try {
      List<PlannedFork> planned;
      Path filler = folder.resolve("runs/filler");
      try (var run =
          LiveRun.start(
              folder,
              "--workload",
              "sum-list",
              "--strategy",
              "sequential",
              "--baseline",
              "sequential",
              "--blocks",
              "6",
              "--progress",
              "none")) {
        run.awaitEvents("fork-measured", 1);
        planned = LiveRun.read(folder).order();
        fill(filler);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(4);

        assertThat(run.err().lines())
            .hasSize(2)
            .last()
            .asString()
            .contains("No space left on device")
            .endsWith("go on with: resume " + LiveRun.path(folder));
      }
      Files.delete(filler);
      assertResumesToTheEnd(planned);
    } finally {
      assertThat(succeeds("umount", runs.toString())).isTrue();
    }
  }

  private void assertResumesToTheEnd(List<PlannedFork> planned) throws Exception {
    try (var resumed = LiveRun.resume(folder)) {
      assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    }
    RunRecord run = LiveRun.read(folder);
    assertThat(run.order()).as("the same plan").isEqualTo(planned);
    assertThat(run.forks())
        .as("each fork once, in order")
        .extracting(f -> f.fork())
        .containsExactlyElementsOf(planned);
    assertThat(run.partial()).isFalse();
    assertThat(LiveRun.path(folder).resolve("report.md")).content().doesNotContain("PARTIAL");
  }

  private void assertPartialReport() throws IOException {
    assertThat(LiveRun.path(folder).resolve("report.html")).content().contains("PARTIAL");
  }

  private static boolean succeeds(String... command) throws IOException, InterruptedException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Takes all the room that there is. */
  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      byte[] page = new byte[4096];
      Arrays.fill(page, (byte) 'x');
      while (true) {
        out.write(page);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }
}
