package dev.threadmill.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.analysis.Analyzer;
import dev.threadmill.machine.Machine;
import dev.threadmill.plan.Contenders;
import dev.threadmill.plan.ForkOptions;
import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.Planner;
import dev.threadmill.plan.Profile;
import dev.threadmill.plan.RunRequest;
import dev.threadmill.plan.UnscoredFork;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Manifest;
import dev.threadmill.result.Pinned;
import dev.threadmill.result.RunRecord;
import dev.threadmill.workload.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/**
 * Some workloads are not about time: a summary that shows their times alone hides what was
 * measured. And what an unscored fork saw must be told apart from what the others measured.
 */
final class CostReportTest {
  private static final String VIRTUAL = "virtual-per-task";

  @Test
  void footprint_summary_showsBytesPerTaskWithTheirIntervals() {
    var files =
        render(
            Workload.FOOTPRINT,
            Map.of("tasks", List.of("1000")),
            fork -> {
              double bytes = 900 + 10 * fork.block();
              return Map.of("live_heap_bytes_per_task", bytes, "rss_bytes_per_task", 19.5 * 1024);
            },
            List.of());

    // By hand: 900, 910, 920 have sd 10, so ±4.303 × 10 / √3 = 24.8; and 19.5 KiB thrice.
    assertThat(files.get("summary.txt"))
        .containsPattern("strategy +Live heap per task +RSS per task\n")
        .containsPattern("virtual-per-task +910 B \\(885–935\\) +19\\.5 KiB \\(19\\.5–19\\.5\\)\n");
  }

  @Test
  void fairness_summary_showsTheLightTasksP99() {
    var files =
        render(Workload.FAIRNESS, Map.of(), fork -> Map.of("light_p99_ms", 12.5), List.of());

    assertThat(files.get("summary.txt"))
        .containsPattern("strategy +Light tasks' p99\n")
        .containsPattern("virtual-per-task +12\\.5 ms \\(12\\.5–12\\.5\\)\n");
  }

  @Test
  void pinning_everyReport_saysWhatPinnedAndKeepsItOutOfTheIterations() {
    var files =
        render(
            Workload.PINNING,
            Map.of("lock", List.of("class-init")),
            fork -> Map.of(),
            List.of(
                new Pinned(
                    new UnscoredFork("pinning,lock=class-init", VIRTUAL),
                    98.5,
                    1234,
                    Optional.empty())));

    String words = "virtual-per-task in 98.5 waits of 1 ms or more per operation, 1234 ms in all";
    assertThat(files.getOrDefault("summary.txt", "").replaceAll("\\s+", " "))
        .contains(words)
        .contains("strategy Pinned waits/op Pinned time/op virtual-per-task 98.5 1234 ms");
    assertThat(files.get("report.md")).contains(words);
    assertThat(files.get("report.html")).contains(words);
    assertThat(files.get("stats.json"))
        .contains("\"pinned_events_per_op\":{\"value\":98.5,\"low\":null,\"high\":null,\"n\":1}");
    assertThat(files.get("tidy.csv")).doesNotContain("pinned").doesNotContain("98.5");
  }

  @Test
  void pinning_nothingSeen_isSaidAndNotLeftOut() {
    var none = new Pinned(new UnscoredFork("pinning", VIRTUAL), 0, 0, Optional.empty());

    assertThat(PinningText.of(List.of(none), OptionalInt.of(25)))
        .startsWith(
            "Pinned carriers on JDK 25, by an unscored fork for each strategy: virtual-per-task"
                + " none in a wait of 1 ms or more. Since JDK 24 (JEP 491) a monitor no longer");
    assertThat(PinningText.of(List.of(none), OptionalInt.of(23)))
        .contains("Before JDK 24 (JEP 491) a monitor ties");
    assertThat(PinningText.of(List.of(), OptionalInt.of(25))).isEmpty();
  }

  @Test
  void pinning_forkFailed_isNotCalledNone() {
    var unknown = Pinned.unknown(new UnscoredFork("pinning", VIRTUAL), "it died");

    assertThat(PinningText.of(List.of(unknown), OptionalInt.of(25)))
        .contains("virtual-per-task not known, its fork failed: it died")
        .doesNotContain("none");
  }

  @Test
  void titlesByClient_everyReport_showsCpuPerFetchAndWhatAClientAdds() {
    var files =
        render(
            Workload.TITLES,
            Map.of("urls", List.of("1000"), "client", List.of("jdk", "url-connection")),
            fork -> Map.of("cpu_ms_per_op", fork.cell().contains("url-connection") ? 150.0 : 350.0),
            List.of());

    assertThat(files.get("stats.json"))
        .contains(
            "\"arm\":\"virtual-per-task\",\"cpuMicros\":{\"value\":350.0,\"low\":350.0,\"high\":350.0,"
                + "\"n\":3},\"more\":{\"value\":200.0,\"low\":200.0,\"high\":200.0,\"n\":3}");
    assertThat(files.getOrDefault("summary.txt", "").replaceAll("\\s+", " "))
        .contains("virtual-per-task 1000 jdk 350 µs");
    assertThat(files.get("report.md")).contains("350 µs");
    assertThat(files.get("report.html")).contains("350 µs");
  }

  @Test
  void summary_namesThatWouldLookTheSameIfCut_areNotCut() {
    var files =
        render(
            Workload.HANDOFF,
            List.of("iterator", "virtual-synchronous-queue", "virtual-synchronous-queue-on-demand"),
            Map.of(),
            fork -> Map.of(),
            List.of());

    assertThat(files.getOrDefault("summary.txt", ""))
        .containsPattern("\nvirtual-synchronous-queue ")
        .containsPattern("\nvirtual-synchronous-queue-on-demand ");
  }

  private interface Metrics {
    Map<String, Double> of(PlannedFork fork);
  }

  private static Map<String, String> render(
      Workload workload,
      Map<String, List<String>> parameters,
      Metrics metrics,
      List<Pinned> pinned) {
    return render(workload, List.of(VIRTUAL), parameters, metrics, pinned);
  }

  private static Map<String, String> render(
      Workload workload,
      List<String> contenders,
      Map<String, List<String>> parameters,
      Metrics metrics,
      List<Pinned> pinned) {
    var plan =
        Planner.plan(
            new RunRequest(
                Profile.QUICK,
                List.of(workload),
                contenders.stream().map(Contenders::parse).toList(),
                parameters,
                Optional.empty(),
                OptionalInt.of(3),
                1,
                true,
                0.02,
                Optional.empty(),
                Optional.empty(),
                ForkOptions.NONE,
                2));
    var forks = plan.order().stream().map(fork -> ended(fork, metrics.of(fork))).toList();
    var manifest =
        new Manifest(
            Manifest.SCHEMA, "run", Instant.EPOCH, List.of(), Machine.capture(), List.of(), plan);
    var run = new RunRecord(manifest, List.of(), true, forks, pinned);
    return Report.render(run, Analyzer.analyze(run));
  }

  private static ForkRecord ended(PlannedFork fork, Map<String, Double> metrics) {
    // Wide numbers leave little room for names.
    double score = fork.arm().endsWith("on-demand") ? 12_345 + 1_000 * fork.block() : 10;
    var outcome =
        new ForkOutcome.Measured(
            List.of(new Iteration(false, 0, score + 0.1 * fork.block(), "ms/op", 5, metrics)));
    var started = Instant.EPOCH.plusSeconds(fork.index());
    return new ForkRecord(
        fork, started, started.plusMillis(900), outcome, Optional.empty(), Optional.empty());
  }
}
