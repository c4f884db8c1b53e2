package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmill.farm.FarmConfig;
import dev.threadmill.farm.FarmProcess;
import dev.threadmill.fetch.Client;
import dev.threadmill.site.Fault;
import dev.threadmill.site.Sites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every fault of the farm, by the packaged jar in a JVM with little memory. Without these tests one
 * hostile site could take the titles of all others with it.
 */
final class HostileSitesIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private static FarmProcess farm;

  /** A URL, and what it leads to. */
  private record Case(String url, Fault fault) {}

  @BeforeAll
  static void open() throws Exception {
    farm = FarmProcess.start(FarmConfig.of(Sites.defaults()));
  }

  @AfterAll
  static void close() {
    farm.close();
  }

  @ParameterizedTest
  @EnumSource
  void titles_ofEachFaultFiveTimesAtOnce_losesNone(Client client) throws Exception {
    assertOneOutcomeEach(5, client, "virtual-per-task", "-Xmx256m");
  }

  /** What a case takes beyond what the JVM takes without it is less than the whole heap. */
  @ParameterizedTest
  @EnumSource
  void titles_ofOneFaultAfterTheOther_takeLessThan64MiBEach(Client client) throws Exception {
    assertOneOutcomeEach(1, client, "sequential", "-Xmx64m");
  }

  private void assertOneOutcomeEach(int times, Client client, String strategy, String heap)
      throws Exception {
    var cases = cases(times);
    Path file = folder.resolve("urls");
    Files.write(file, cases.stream().map(Case::url).toList());
    // Any lack of memory, wherever it is caught, ends the JVM with another exit code.
    var jvm =
        List.of(
            heap,
            "-XX:+CrashOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("hs_err"));

    var ended =
        Jar.run(
            jvm,
            "titles",
            "--json",
            "--file",
            file.toString(),
            "--strategy",
            strategy,
            "--client",
            client.id(),
            "--timeout",
            "1");

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
    var lines = ended.out().lines().toList();
    assertThat(lines).hasSameSizeAs(cases);
    for (int i = 0; i < cases.size(); i++) {
      assertOutcome(cases.get(i), JSON.readTree(lines.get(i)));
    }
  }

  private static List<Case> cases(int times) {
    var cases = new ArrayList<Case>();
    for (Fault fault : Fault.values()) {
      IntStream.range(0, times)
          .mapToObj(i -> new Case(farm.baseUri().resolve(fault.path()) + "?" + i, fault))
          .forEach(cases::add);
    }
    return cases;
  }

  /** On a slow machine, or among many others, any fetch may run out of time. */
  private static void assertOutcome(Case hostile, JsonNode outcome) {
    assertThat(outcome.path("url").asText()).isEqualTo(hostile.url());
    var failure = outcome.path("failure").asText(null);
    if ("total-timeout".equals(failure)) {
      return;
    }
    assertThat(failure)
        .as(outcome.toString())
        .isEqualTo(hostile.fault().failure().orElse(null));
    if (failure == null) {
      assertThat(outcome.path("title").asText()).startsWith(hostile.fault().title());
    }
  }
}
