package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job as a user starts it. */
final class RunIT {
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
  void run_againstAnotherBuild_comparesEachStrategyWithItself() throws Exception {
    Path other = folder.resolve("other.jar");
    Files.copy(Path.of(System.getProperty("threadmill.jar", "target/benchmarks.jar")), other);

    var ended = runAgainst(other, "--require-conclusive");

    assertThat(ended.exitCode()).as("one block concludes nothing: " + ended.err()).isEqualTo(5);
    assertThat(onlyRun().resolve("stats.json"))
        .content()
        .contains("\"against\":\"sequential~other\"");
  }

  @Test
  void run_againstAJarOfSomethingElse_failsTheForksOfThatJarAlone() throws Exception {
    Path other = folder.resolve("other.jar");
    try (var jar = new JarOutputStream(Files.newOutputStream(other))) {
      jar.putNextEntry(new ZipEntry("empty"));
    }

    var ended = runAgainst(other);

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err()).contains("sequential~other FAILED").doesNotContain("sequential FAILED");
  }

  private Jar.Ended runAgainst(Path other, String... more) throws Exception {
    var args =
        new ArrayList<>(
            List.of("--workload", "sum-list", "--strategy", "sequential", "--no-control"));
    args.addAll(List.of("--progress", "plain", "--against", other.toString()));
    args.addAll(List.of(more));
    return run(args.toArray(String[]::new));
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
