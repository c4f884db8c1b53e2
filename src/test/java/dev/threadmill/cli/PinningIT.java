package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pinned carriers are looked for in forks of their own: one that was scored after all would compare
 * strategies under Flight Recorder, and one that sees nothing would praise every JDK.
 */
final class PinningIT {
  @TempDir private Path folder;

  @Test
  void run_pinning_findsTheClassInitialiserInAnUnscoredFork() throws Exception {
    var ended =
        Jar.run(
            "run",
            "--profile",
            "smoke",
            "--workload",
            "pinning",
            "-p",
            "lock=class-init,reentrant",
            "-p",
            "tasks=20",
            "--no-control",
            "--out",
            folder.toString());

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    Path run = onlyRun();
    var journal = Files.readAllLines(run.resolve("journal.ndjson"));
    var seen = journal.stream().filter(line -> line.contains("\"event\":\"pinning\"")).toList();
    assertThat(seen).as("one for each cell, of the arm on virtual threads").hasSize(2);
    assertThat(eventsPerOp(seen, "class-init")).isBetween(1.0, 25.0);
    assertThat(eventsPerOp(seen, "reentrant")).isLessThan(1);
    assertThat(journal.subList(0, journal.size() - 2))
        .as("they come last")
        .doesNotContainAnyElementsOf(seen);
    // Two cells of three arms, one block, two scored iterations and one of warm-up, and a header.
    assertThat(Files.readAllLines(run.resolve("tidy.csv"))).hasSize(2 * 3 * 3 + 1);
    assertThat(run.resolve("stats.json")).content().contains("PINNED", "pinned_events_per_op");
    assertThat(ended.out().replaceAll("\\s+", " ")).contains("Pinned waits/op", "JEP 491");
  }

  private static double eventsPerOp(List<String> seen, String lock) {
    var values = new ArrayList<Double>();
    for (String line : seen) {
      if (line.contains("lock=" + lock)) {
        values.add(Double.valueOf(line.replaceAll(".*\"eventsPerOp\":([0-9.E-]+).*", "$1")));
      }
    }
    assertThat(values).hasSize(1);
    return values.getFirst();
  }

  private Path onlyRun() throws Exception {
    try (var children = Files.list(folder)) {
      return children.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }
}
