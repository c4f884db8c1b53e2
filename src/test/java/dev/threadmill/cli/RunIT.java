package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
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
