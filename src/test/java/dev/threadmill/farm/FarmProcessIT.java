package dev.threadmill.farm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A farm that outlives its parent keeps a core and a port for ever, and one that dies in silence
 * makes its clients look broken. Without these tests either would be found on somebody's machine.
 */
final class FarmProcessIT {
  private static final Sites SITES = new Sites(20, 4_096, Latency.parse("1ms"), 7);

  @Test
  void start_servesTheSitesAsked_andCountsThem() throws Exception {
    try (var farm = FarmProcess.start(FarmConfig.of(SITES));
        var client = new RawClient(farm.baseUri())) {
      assertThat(farm.takeStats().requests()).as("warm-up is not counted").isZero();
      client.get(SITES.path(0));
      assertThat(client.read().body()).isEqualTo(SITES.site(0).page());
      var stats = farm.takeStats();
      assertThat(stats.requests()).isEqualTo(1);
      assertThat(stats.mostInFlight()).isEqualTo(1);
      assertThat(farm.takeStats().requests()).isZero();
    }
  }

  @Test
  void close_endsTheChild() throws Exception {
    var farm = FarmProcess.start(FarmConfig.of(SITES));
    var child = ProcessHandle.of(farm.pid());
    assertThat(farm.isAlive()).isTrue();
    farm.close();
    assertThat(farm.isAlive()).isFalse();
    assertThat(child.filter(ProcessHandle::isAlive)).isEmpty();
    assertThatIOException()
        .isThrownBy(farm::takeStats)
        .withMessage("the farm has ended: exit code 0");
  }

  @Test
  void start_portInUse_failsWithTheChildsOwnWords() throws Exception {
    try (var farm = Farm.open(FarmConfig.of(SITES))) {
      int port = farm.baseUri().getPort();
      assertThatIOException()
          .isThrownBy(() -> FarmProcess.start(new FarmConfig(SITES, "127.0.0.1", port)))
          .withMessage(
              "the farm did not start: cannot listen on 127.0.0.1:"
                  + port
                  + ": Address already in use");
    }
  }

  @Test
  void takeStats_ofAKilledFarm_saysThatItEnded() throws Exception {
    try (var farm = FarmProcess.start(FarmConfig.of(SITES))) {
      ProcessHandle.of(farm.pid()).orElseThrow().destroyForcibly();
      await().until(() -> !farm.isAlive());
      assertThatIOException()
          .isThrownBy(farm::takeStats)
          .withMessageStartingWith("the farm has ended: ");
    }
  }

  @Test
  void main_fromTheJar_printsOneLineAndNoWarning_andEndsWithItsStdin() throws Exception {
    var process = new ProcessBuilder(mainFromTheJar()).start();
    try (var stdout = process.inputReader(UTF_8);
        var stderr = process.errorReader(UTF_8)) {
      assertThat(stdout.readLine()).matches("ready http://127\\.0\\.0\\.1:\\d+");
      process.getOutputStream().close();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(stdout.readLine()).isNull();
      assertThat(stderr.readLine()).isNull();
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> mainFromTheJar() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FarmProcess.JVM_ARGUMENTS);
    command.addAll(List.of("-cp", System.getProperty("threadmill.jar"), FarmMain.class.getName()));
    return command;
  }
}
