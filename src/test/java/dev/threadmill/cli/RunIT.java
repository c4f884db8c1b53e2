package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a user starts it, whole, cut short, and with a fork that dies. */
final class RunIT {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path folder;

  @Test
  void run_writesEveryArtefact_andReportRebuildsTheSameBytes() throws Exception {
    var ended =
        run(
            "--workload",
            "sum-list,titles",
            "-p",
            "urls=10",
            "--strategy",
            "virtual-per-task,completable-async");

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.err()).doesNotContain("WARNING");
    Path run = onlyRun();
    for (String name :
        new String[] {
          "run.json",
          "journal.ndjson",
          "jmh-result.json",
          "stats.json",
          "tidy.csv",
          "report.html",
          "report.md",
          "summary.txt",
          "charts/makespan-sum-list.svg",
          "charts/makespan-sum-list.json",
          "forks/titles,urls=10/virtual-per-task/b00.hlog"
        }) {
      assertThat(run.resolve(name)).isNotEmptyFile();
    }
    var before = contents(run);

    assertThat(Jar.run("report", run.toString()).exitCode()).isZero();

    assertThat(contents(run)).isEqualTo(before);
    assertThat(run.resolve("report.md")).content().doesNotContain("PARTIAL");
  }

  @Test
  void run_killedInTheMiddle_leavesAPartialReport() throws Exception {
    Process process = start();
    try {
      Path journal = journalWith("fork-measured");
      process.destroyForcibly().waitFor();
      long ended =
          Files.readString(journal).lines().filter(l -> l.contains("fork-measured")).count();

      var report = Jar.run("report", onlyRun().toString());

      assertThat(report.exitCode()).as(report.err()).isZero();
      assertThat(report.out()).contains("PARTIAL");
      assertThat(onlyRun().resolve("report.html")).content().contains("PARTIAL");
      assertThat(new RunFolder(onlyRun()).read().forks()).hasSizeGreaterThanOrEqualTo((int) ended);
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void run_forkThatDies_isRecordedAsFailedAndTheRestGoesOn() throws Exception {
    Process process = start();
    try {
      journalWith("fork-measured");
      ProcessHandle fork =
          await()
              .atMost(LIMIT)
              .until(
                  () -> process.descendants().filter(RunIT::isFork).findFirst(),
                  Optional::isPresent)
              .orElseThrow();
      fork.destroyForcibly();

      assertThat(process.waitFor()).isEqualTo(3);

      var forks = new RunFolder(onlyRun()).read().forks();
      assertThat(forks)
          .filteredOn(f -> f.outcome() instanceof ForkOutcome.Failed)
          .hasSize(1)
          .first()
          .satisfies(
              f -> {
                var failed = (ForkOutcome.Failed) f.outcome();
                assertThat(failed.reason()).contains("exit code 137");
                assertThat(onlyRun().resolve(failed.log())).isNotEmptyFile();
              });
      assertThat(new RunFolder(onlyRun()).read().partial()).isFalse();
      assertThat(onlyRun().resolve("report.md")).content().contains("exit code 137");
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isFork(ProcessHandle handle) {
    return handle.info().commandLine().orElse("").contains("ForkedMain");
  }

  private Jar.Ended run(String... args) throws Exception {
    var all = new String[args.length + 5];
    System.arraycopy(
        new String[] {"run", "--profile", "smoke", "--out", folder.resolve("runs").toString()},
        0,
        all,
        0,
        5);
    System.arraycopy(args, 0, all, 5, args.length);
    return Jar.run(all);
  }

  private Process start() throws IOException {
    return Jar.start(
        folder.resolve("out"),
        folder.resolve("err"),
        "run",
        "--profile",
        "smoke",
        "--workload",
        "sum-list",
        "--strategy",
        "platform-pool,fork-join,virtual-per-task",
        "--out",
        folder.resolve("runs").toString());
  }

  private Path journalWith(String event) {
    return await()
        .atMost(LIMIT)
        .until(() -> onlyRun().resolve("journal.ndjson"), j -> contains(j, event));
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  private Path onlyRun() throws IOException {
    Path runs = folder.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return runs;
    }
    try (var children = Files.list(runs)) {
      return children.findFirst().orElse(runs);
    }
  }

  private static Map<String, String> contents(Path run) throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(run.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }
}
