package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts decide by the exit code of {@code compare}: each one has its test. */
final class CompareCommandTest {
  @TempDir private Path folder;

  @Test
  void worse_endsWithExitCode10_onlyIfThatWasAskedFor() throws IOException {
    String base = jmh("base", "21", "[100], [100.1], [99.9]");
    String head = jmh("head", "21", "[105], [105.1], [104.9]");

    assertThat(compare(base, head).exitCode()).isZero();
    assertThat(compare(base, head, "--fail-if", "worse>6%").exitCode()).isZero();
    assertThat(compare(base, head, "--fail-if", "worse>6%,worse>3%").exitCode()).isEqualTo(10);
    assertThat(compare(base, head, "--fail-if", "worse>6%", "--fail-if", "worse>3%").exitCode())
        .isEqualTo(10);
    assertThat(compare(head, base, "--fail-if", "worse>3%").exitCode()).isZero();
    assertThat(compare(base, head, "--fail-if", "worse>3%", "--require-conclusive").exitCode())
        .isEqualTo(10);
  }

  @Test
  void inconclusive_endsWithExitCode5_onlyIfConclusionsAreRequired() throws IOException {
    String base = jmh("base", "21", "[100], [150]");
    String head = jmh("head", "21", "[200], [120]");

    var said = compare(base, head, "--fail-if", "worse>3%");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("Rows that can't be told yet, and so did not count: 1");
    assertThat(compare(base, head, "--require-conclusive").exitCode()).isEqualTo(5);
    assertThat(compare(base, base, "--require-conclusive", "--margin", "90%").exitCode())
        .isEqualTo(5);
  }

  @Test
  void measuredOtherwise_endsWithExitCode4_unlessForced() throws IOException {
    String base = jmh("base", "21", "[100], [101]");
    String head = jmh("head", "25", "[100], [101]");

    var refused = compare(base, head);

    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err().strip())
        .contains("JVM version", "'21'", "'25'", "--force")
        .hasLineCount(1);
    var forced = compare(base, head, "--force");
    assertThat(forced.exitCode()).isZero();
    assertThat(forced.out()).contains("FORCED").contains("JVM version: '21', then '25'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "md", "json", "JSON"})
  void everyFormat_saysThatNothingWasPaired(String format) throws IOException {
    String file = jmh("base", "21", "[100], [101]");

    var said = compare(file, file, "--format", format);

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains("UNPAIRED (drift between the two runs is not controlled)");
  }

  @Test
  void mistakes_areOneLineWithExitCode2() throws IOException {
    String file = jmh("base", "21", "[100], [101]");

    assertMistake(compare(file, file, "--fail-if", "better>3%"), "'better>3%'", "worse>3%");
    assertMistake(compare(file, file, "--margin", "two"), "'two'", "2%");
    assertMistake(compare(file, file, "--format", "xml"), "xml", "JSON");
    assertMistake(compare(file), "B", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "[{\"benchmark\": \"a.B", "not JSON"})
  void somethingElseThanAResult_isOneLineWithExitCode4(String text) throws IOException {
    String good = jmh("base", "21", "[100], [101]");
    String other = Files.writeString(folder.resolve("other"), text).toString();

    var said = compare(good, other);

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.err().strip()).contains("'" + other + "'").hasLineCount(1);
    assertThat(said.out()).isEmpty();
  }

  private static void assertMistake(Jar.Ended said, String value, String valid) {
    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err().strip()).contains(value).contains(valid).hasLineCount(1);
    assertThat(said.out()).isEmpty();
  }

  private String jmh(String name, String jdk, String rawData) throws IOException {
    String text =
        """
        [{"benchmark": "org.acme.Bench.add", "mode": "avgt", "jdkVersion": "%s",
          "primaryMetric": {"scoreUnit": "ns/op", "rawData": [%s]}}]
        """
            .formatted(jdk, rawData);
    return Files.writeString(folder.resolve(name + ".json"), text).toString();
  }

  private static Jar.Ended compare(String... args) {
    var command = new String[args.length + 1];
    command[0] = "compare";
    System.arraycopy(args, 0, command, 1, args.length);
    var out = new StringWriter();
    var err = new StringWriter();
    var commandLine = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int exitCode = Main.execute(commandLine, command);
    return new Jar.Ended(exitCode, out.toString(), err.toString());
  }
}
