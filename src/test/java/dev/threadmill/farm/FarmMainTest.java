package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever starts a farm knows it by one line and one exit code. Without these tests a typing error
 * would start another farm than the one asked for.
 */
final class FarmMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) throws InterruptedException {
    return FarmMain.run(
        List.of(args),
        InputStream.nullInputStream(),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8));
  }

  @Test
  void endOfStdin_afterTheReadyLine_exitsWith0() throws InterruptedException {
    assertThat(run("--sites", "1")).isZero();
    assertThat(out.toString(UTF_8)).matches("ready http://127\\.0\\.0\\.1:\\d+\\R");
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--ports 1 | unknown option '--ports', valid are --port N --bind ADDRESS --sites N"
            + " --page-bytes N --latency SPEC --seed N --faults SHARE --stall SPEC --stay",
        "--port | --port needs a value",
        "--port http | --port must be a whole number: http",
        "--sites 4294967297 | --sites is out of range: 4294967297",
        "--sites 0 | sites must be from 1 to 100000: 0",
        "--stall 5s@200ms | a stall must be longer than 0ms and shorter than its period:"
            + " 5000ms@200ms",
        "--stall often | bad stall 'often': must look like 200ms@5s, which is 200 ms of silence"
            + " every 5 s",
        "--latency slow | bad latency 'slow': must look like 0ms, 100ms, 1s, lognormal:100ms:0.5"
            + " (median, sigma) or pareto:100ms:1.5:5s (median, alpha, cap)"
      })
  void badOption_saysSoInOneLineAndExitsWith2(String args, String message)
      throws InterruptedException {
    assertThat(run(args.split(" "))).isEqualTo(2);
    assertThat(err.toString(UTF_8)).isEqualTo(message + System.lineSeparator());
    assertThat(out.toString(UTF_8)).isEmpty();
  }

  @Test
  void badShareOfFaults_saysSoInOneLineAndExitsWith2() throws InterruptedException {
    assertThat(run("--faults", "101%")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            "'101%' is not a valid share of faults: a percentage such as 5%, from 0% to 100%"
                + System.lineSeparator());
  }

  @Test
  void portInUse_saysSoInOneLineAndExitsWith4() throws IOException, InterruptedException {
    try (var farm = Farm.open(FarmConfig.of(Sites.defaults()))) {
      int port = farm.baseUri().getPort();
      assertThat(run("--port", String.valueOf(port))).isEqualTo(4);
      assertThat(err.toString(UTF_8))
          .isEqualTo(
              "cannot listen on 127.0.0.1:"
                  + port
                  + ": Address already in use"
                  + System.lineSeparator());
      assertThat(out.toString(UTF_8)).isEmpty();
    }
  }

  @Test
  void options_ofAConfiguration_readBackAsIt() {
    var sites = new Sites(7, 2_048, Latency.parse("lognormal:1ms:0.25"), -3);
    var config =
        new FarmConfig(sites, "localhost", 8_080)
            .withFaultShare(0.07)
            .withStall(Stall.parse("200ms@5s"));
    assertThat(FarmOptions.parse(FarmOptions.arguments(config)))
        .isEqualTo(new FarmOptions(config, false));
    assertThat(FarmOptions.parse(List.of("--stay")))
        .isEqualTo(new FarmOptions(FarmConfig.of(Sites.defaults()), true));
  }
}
