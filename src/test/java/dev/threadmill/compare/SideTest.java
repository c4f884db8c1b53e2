package dev.threadmill.compare;

import static dev.threadmill.compare.Fixtures.manifest;
import static dev.threadmill.compare.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Both kinds of input become the same thing. If a run's warm-up, its control arm or a machine that
 * is another one got through, every verdict on it would be void.
 */
final class SideTest {
  @TempDir private Path folder;

  @Test
  void run_isItsArms_byCellAndArm_withoutWarmup() throws IOException {
    var side = Side.read(run(folder.resolve("a"), manifest(), 10, 11));

    assertThat(side.benchmarks().values())
        .extracting(Measured::label)
        .containsExactly("sum-list sequential", "sum-list fork-join", "sum-list fork-join~control");
    assertThat(side.benchmarks().values())
        .extracting(Measured::scores)
        .containsExactly(List.of(20.0, 22.0), List.of(10.0, 11.0), List.of(10.0, 11.0));
    assertThat(side.benchmarks().values())
        .extracting(Measured::control)
        .containsExactly(false, false, true);
    assertThat(side.description()).contains("run RUN", "AMD EPYC", "PARTIAL, 6 of 12 forks");
  }

  @Test
  void controlArm_isNoRow() throws IOException {
    var a = Side.read(run(folder.resolve("a"), manifest(), 10, 10.1, 9.9, 10));
    var b = Side.read(run(folder.resolve("b"), manifest(), 20, 20.1, 19.9, 20));

    var comparison = Comparison.of(a, b, 0.02);

    assertThat(comparison.rows())
        .extracting(r -> r.base().label())
        .containsExactly("sum-list sequential", "sum-list fork-join");
    assertThat(comparison.controls())
        .extracting(r -> r.base().label())
        .containsExactly("sum-list fork-join~control");
  }

  @ParameterizedTest
  @CsvSource({
    "AMD EPYC, Other CPU, processor model",
    "'\"processors\": 2,\n   \"cgroup', '\"processors\": 4,\n   \"cgroup', processors",
    "25276510208, 8276510208, memory",
    "amd64, aarch64, architecture",
    "Eclipse Adoptium, Some Vendor, JVM vendor",
    "'\"version\": \"25.0.3\"', '\"version\": \"21.0.3\"', JVM version",
    "-Xmx1g, -Xmx2g, JVM arguments",
    "'\"iterations\": 2', '\"iterations\": 3', iterations",
    "'\"warmupMillis\": 100', '\"warmupMillis\": 900', warm-up time",
  })
  void anotherMachineJvmOrMeasurement_isADifference(String from, String to, String fact)
      throws IOException {
    assertThat(manifest()).contains(from);
    var a = Side.read(run(folder.resolve("a"), manifest(), 10, 11));
    var b = Side.read(run(folder.resolve("b"), manifest().replace(from, to), 10, 11));

    assertThat(Comparison.of(a, b, 0.02).differences())
        .extracting(Difference::fact)
        .containsExactly(fact);
    assertThat(Comparison.of(a, a, 0.02).differences()).isEmpty();
  }

  @Test
  void memoryThatTheKernelKeepsForItself_isNoDifference() throws IOException {
    String other = manifest().replace("25276510208", "25276514304");
    var a = Side.read(run(folder.resolve("a"), manifest(), 10, 11));
    var b = Side.read(run(folder.resolve("b"), other, 10, 11));

    assertThat(Comparison.of(a, b, 0.02).differences()).isEmpty();
  }

  @Test
  void jmhLabels_leaveOutThePackageThatAllShare() throws IOException {
    assertThat(labels("org.acme.list.AddBench.add", "org.acme.map.PutBench.put"))
        .containsExactly("list.AddBench.add", "map.PutBench.put");
    assertThat(labels("org.acme.Bench.add")).containsExactly("Bench.add");
    assertThat(labels("a.Bench.add", "b.Bench.add")).containsExactly("a.Bench.add", "b.Bench.add");
    assertThat(labels("Bench.add", "a.Bench.add")).containsExactly("Bench.add", "a.Bench.add");
  }

  @Test
  void folderOrFileThatIsNeither_isSaidInOneLine() {
    assertThatThrownBy(() -> Side.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run.json");
    assertThatThrownBy(() -> Side.read(folder.resolve("nowhere")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("-rf json");
  }

  private List<String> labels(String... benchmarks) throws IOException {
    var results = List.of(benchmarks).stream().map(SideTest::result).toList();
    Path file = Files.writeString(folder.resolve("jmh.json"), results.toString());
    return Side.read(file).benchmarks().values().stream().map(Measured::label).toList();
  }

  private static String result(String benchmark) {
    return """
        {"benchmark": "%s", "mode": "avgt",
         "primaryMetric": {"scoreUnit": "ns/op", "rawData": [[1], [2]]}}
        """
        .formatted(benchmark);
  }
}
