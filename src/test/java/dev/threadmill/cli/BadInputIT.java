package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A mistake on the command line must cost a second and a line, not an hour of measuring and a stack
 * trace.
 */
final class BadInputIT {
  @TempDir private Path folder;

  static List<Arguments> mistakes() {
    return List.of(
        mistake(2, "'gorutines'", "virtual-per-task", "run", "--strategy", "gorutines"),
        mistake(2, "'sum-lost'", "sum-list", "run", "--workload", "sum-lost"),
        mistake(2, "'fast'", "smoke, quick", "run", "--profile", "fast"),
        mistake(2, "'url'", "urls", "run", "--workload", "titles", "-p", "url=3"),
        mistake(2, "'many'", "1 to 10000", "run", "--workload", "titles", "-p", "urls=many"),
        mistake(2, "'soon'", "100ms", "run", "--workload", "titles", "-p", "latency=soon"),
        mistake(2, "'0'", "1 to 1000", "run", "--blocks", "0"),
        mistake(2, "'-1'", "0 to 1000", "run", "--warmup-iterations", "-1"),
        mistake(2, "'two'", "2%", "run", "--margin", "two"),
        mistake(2, "'platform-pool:0'", "", "run", "--strategy", "platform-pool:0"),
        mistake(2, "'platform-pool:9..3'", "10..1000", "plan", "--strategy", "platform-pool:9..3"),
        mistake(2, "'--fast'", "", "run", "--fast"),
        mistake(2, "'rnu'", "run, plan", "rnu"),
        mistake(2, "'ftp://a/'", "http", "titles", "ftp://a/"),
        mistake(2, "no URL", "--file", "titles"),
        mistake(2, "'netscape'", "url-connection", "titles", "--client", "netscape", "http://a/"),
        mistake(2, "soon", "100ms", "farm", "--latency", "soon"),
        mistake(2, "'some'", "5%", "farm", "--faults", "some"),
        mistake(2, "'threads'", "generator, itertools", "lesson", "threads"),
        mistake(2, "'sequential'", "platform-pool", "lesson", "wait", "--strategy", "sequential"),
        mistake(2, "'fork-join'", "no strategy", "lesson", "generator", "--strategy", "fork-join"),
        mistake(2, "'http://a/'", "no URL", "lesson", "map", "http://a/"),
        mistake(4, "'nowhere'", "run.json", "report", "nowhere"),
        mistake(4, "'nowhere'", "run.json", "resume", "nowhere"),
        mistake(2, "'0.0 %'", "above 0 %", "run", "--precision", "0"),
        mistake(2, "'soon'", "30m", "run", "--budget", "soon"),
        mistake(2, "'no.jar'", "another build", "run", "--against", "no.jar"),
        mistake(2, "--fail-if", "--against", "run", "--fail-if", "worse>3%"),
        mistake(2, "'slower'", "worse>3%", "run", "--fail-if", "slower"),
        mistake(4, "'nowhere'", "-rf json", "compare", "nowhere", "nowhere"));
  }

  private static Arguments mistake(int exitCode, String value, String valid, String... args) {
    return Arguments.of(exitCode, value, valid, List.of(args));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isNamedInOneLine_withWhatWouldDo(
      int exitCode, String value, String valid, List<String> args) throws Exception {
    var ended = Jar.run(args.toArray(String[]::new));

    assertThat(ended.err().strip()).contains(value).contains(valid).doesNotContain("\n");
    assertThat(ended.exitCode()).isEqualTo(exitCode);
    assertThat(ended.out()).isEmpty();
  }

  @Test
  void run_outputFolderIsAFile_endsWithExitCode4() throws Exception {
    Path file = Files.createFile(folder.resolve("results"));

    var ended = Jar.run("run", "--profile", "smoke", "--out", file.toString());

    assertThat(ended.err().strip())
        .contains("'" + file + "'")
        .contains("choose another")
        .hasLineCount(1);
    assertThat(ended.exitCode()).isEqualTo(4);
  }

  @Test
  void farm_portInUse_endsWithExitCode4() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      var ended = Jar.run("farm", "--port", port);

      assertThat(ended.err().strip()).contains(port).hasLineCount(1);
      assertThat(ended.exitCode()).isEqualTo(4);
    }
  }

  @Test
  void run_tooFewFileDescriptors_endsWithExitCode4BeforeAnyFork() throws Exception {
    var ended = underLimit(300, "run", "--workload", "titles", "-p", "urls=1000");

    assertThat(ended.err().strip()).contains("1000").contains("ulimit -n").hasLineCount(1);
    assertThat(ended.exitCode()).isEqualTo(4);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private Jar.Ended underLimit(int openFiles, String... args)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home", ""), "bin", "java").toString();
    String jar = System.getProperty("threadmill.jar", "target/benchmarks.jar");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -n %d; exec %s -XX:-MaxFDLimit -jar %s %s --out %s"
                    .formatted(openFiles, java, jar, String.join(" ", args), folder.resolve("out")))
            .redirectError(err.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .start();
    return new Jar.Ended(process.waitFor(), "", Files.readString(err));
  }
}
