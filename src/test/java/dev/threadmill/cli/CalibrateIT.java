package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb as a user starts it: a budget that will not do, and Ctrl-C between real forks. */
final class CalibrateIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void calibrate_budgetTooSmall_endsWithOneLineAndLeavesNothing() throws Exception {
    Path out = folder.resolve("results");

    var ended = Jar.run("calibrate", "--budget", "5m", "--out", out.toString());

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).contains("5.0 min is too small", "--budget");
    assertThat(out).doesNotExist();
  }

  @Test
  void calibrate_interrupted_endsWith130AndKeepsTheForksSoFar() throws Exception {
    Path out = folder.resolve("results");
    Process process =
        Jar.start(
            folder.resolve("out"),
            folder.resolve("err"),
            "calibrate",
            "--progress",
            "plain",
            "--out",
            out.toString());
    try {
      await().atMost(LIMIT).until(() -> Files.readString(folder.resolve("err")).contains("ms/op"));

      assertThat(Jar.interrupt(process)).isEqualTo(130);
      assertThat(journals(out)).isEqualTo(1);
      assertThat(folder.resolve("err")).content().contains("Interrupted");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static long journals(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(f -> f.endsWith("journal.ndjson")).count();
    }
  }
}
