package dev.threadmill.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files come from anybody's JMH, with the forms of its JSONResultFormat that are easy to forget:
 * numbers as text, histograms, parameters or raw data left out. Misread, they would be compared all
 * the same, and wrongly.
 */
final class JmhFileTest {
  @TempDir private Path folder;

  @Test
  void read_wholeResult_hasItsNameParametersAndSettings() throws IOException {
    var results =
        read(
            """
            [{"jmhVersion": "1.37", "benchmark": "org.acme.ListBench.add", "mode": "avgt",
              "threads": 4, "forks": 1, "jvm": "/opt/java", "jvmArgs": ["-Xmx1g", "-Xms1g"],
              "measurementTime": "10 s", "params": {"size": "10", "kind": "linked"},
              "primaryMetric": {"score": 2.5, "scoreError": "NaN", "scoreUnit": "ns/op",
                "rawData": [[2.0, 3.0]]}, "secondaryMetrics": {}}]
            """);

    assertThat(results)
        .containsExactly(
            new JmhResult(
                "org.acme.ListBench.add",
                JmhMode.AVERAGE_TIME,
                new TreeMap<>(Map.of("size", "10", "kind", "linked")),
                "ns/op",
                List.of(2.5),
                Map.of(
                    "jmhVersion",
                    "1.37",
                    "threads",
                    "4",
                    "jvmArgs",
                    "-Xmx1g -Xms1g",
                    "measurementTime",
                    "10 s")));
  }

  @ParameterizedTest
  @CsvSource({"thrpt, false", "avgt, true", "sample, true", "ss, true"})
  void read_everyMode_knowsWhichWayIsBetter(String mode, boolean lowerIsBetter) throws IOException {
    var result = read(result(mode, "\"rawData\": [[1]]")).getFirst();

    assertThat(result.mode().id()).isEqualTo(mode);
    assertThat(result.mode().lowerIsBetter()).isEqualTo(lowerIsBetter);
    assertThat(result.params()).isEmpty();
  }

  @Test
  void read_rawData_isOneMeanPerFork() throws IOException {
    assertThat(forkMeans("\"rawData\": [[1, 3], [2.5], [4, 5, 6]]")).containsExactly(2.0, 2.5, 5.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"NaN\"", "\"Infinity\"", "\"-Infinity\""})
  void read_numberWrittenAsText_leavesThatForkWithoutAMean(String number) throws IOException {
    assertThat(forkMeans("\"rawData\": [[1, %s], [2], []]".formatted(number)))
        .containsExactly(Double.NaN, 2.0, Double.NaN);
  }

  @Test
  void read_histogram_isTheMeanOverAllSamplesOfEachFork() throws IOException {
    // First fork: (10·3 + 20·1 + 50·1) ÷ 5 = 20; second: (1·1 + 4·2) ÷ 3 = 3.
    assertThat(
            forkMeans(
                "\"rawDataHistogram\": [[[[10, 3], [20, 1]], [[50, 1]]], [[[1, 1], [4, 2]]]]"))
        .containsExactly(20.0, 3.0);
  }

  @Test
  void read_rawDataLeftOut_hasNoForks() throws IOException {
    assertThat(forkMeans("\"scoreError\": 1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                          | array of results",
        "{}                                          | array of results",
        "[]                                          | is empty",
        "[1]                                         | has no 'benchmark'",
        "[{\"benchmark\": \"a.B.c\"                  | JMH result file",
        "Benchmark Mode Cnt Score                    | JMH result file",
        "[{\"benchmark\": \"a.B.c\", \"mode\": \"x\"}] | thrpt, avgt, sample, ss",
        "[{\"benchmark\": \"a.B.c\", \"mode\": \"ss\"}] | has no 'scoreUnit'",
      })
  void read_somethingElse_saysSoInOneLine(String text, String reason) throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), text);

    assertThatThrownBy(() -> JmhFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'" + file + "'")
        .hasMessageContaining(reason)
        .hasMessageContaining("-rf json")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void read_scoreThatIsNoNumber_isRefused() {
    assertThatThrownBy(() -> forkMeans("\"rawData\": [[\"fast\"]]"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("fast");
  }

  private List<Double> forkMeans(String metric) throws IOException {
    return read(result("avgt", metric)).getFirst().forkMeans();
  }

  private static String result(String mode, String metric) {
    return """
        [{"benchmark": "a.B.c", "mode": "%s", "primaryMetric": {"scoreUnit": "ns/op", %s}}]
        """
        .formatted(mode, metric);
  }

  private List<JmhResult> read(String text) throws IOException {
    return JmhFile.read(Files.writeString(folder.resolve("jmh.json"), text)).results();
  }
}
