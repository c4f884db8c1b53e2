package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The jar is also what a JMH user expects under its name. */
final class RawJmhIT {

  @Test
  void dashL_listsTheBenchmarks() throws Exception {
    var ended = Jar.run("-l");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out())
        .contains("dev.threadmill.bench.SumListBenchmark.makespan")
        .contains("dev.threadmill.bench.TitlesBenchmark.makespan");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void benchmarkByName_runsWithProfiler_withoutAWarning() throws Exception {
    var ended =
        Jar.run(
            "SumList -p strategy=virtual-per-task -f 1 -wi 1 -w 100ms -i 1 -r 100ms -prof gc"
                .split(" "));

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.out()).contains("gc.alloc.rate.norm").doesNotContain("WARNING");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void footprintWithTheSuitesProfiler_reportsMemoryPerTaskAndContextSwitches() throws Exception {
    var ended =
        Jar.run(
            ("Footprint -p strategy=virtual-per-task -p tasks=50 -f 1 -wi 0 -i 1 -r 100ms -foe true"
                    + " -jvmArgsAppend --enable-native-access=ALL-UNNAMED"
                    + " -prof dev.threadmill.bench.ExecProfiler")
                .split(" "));

    assertThat(ended.exitCode()).as(ended.out()).isZero();
    assertThat(ended.out())
        .contains("live_heap_bytes_per_task", "heap_peak_bytes")
        .doesNotContain("restricted method");
    if (System.getProperty("os.name").equals("Linux") && Runtime.version().feature() >= 24) {
      assertThat(ended.out()).contains("rss_bytes_per_task", "context_switches_per_op", "carriers");
    }
  }

  @Test
  void titlesWithoutALauncher_startsAFarmOfItsOwn() throws Exception {
    var ended =
        Jar.run(
            ("Titles -p strategy=virtual-per-task -p urls=10 -p latency=5ms"
                    + " -f 1 -wi 1 -w 100ms -i 1 -r 100ms -foe true")
                .split(" "));

    assertThat(ended.exitCode()).as(ended.out()).isZero();
    assertThat(ended.out()).contains("TitlesBenchmark.makespan");
  }

  @Test
  void wrongExpectation_failsTheFork() throws Exception {
    // The farm at this address does not exist: every fetch fails, and so must the benchmark.
    var ended =
        Jar.run(
            ("Titles -p strategy=virtual-per-task -p urls=2 -f 1 -wi 0 -i 1 -r 100ms -foe true"
                    + " -jvmArgsAppend -Dthreadmill.farm=http://127.0.0.1:1")
                .split(" "));

    assertThat(ended.exitCode()).isNotZero();
    assertThat(ended.out()).contains("refused");
  }
}
