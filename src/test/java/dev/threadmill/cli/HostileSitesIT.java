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
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

  /** What JSON's null reads as. */
  private static final String NONE = "null";

  /** On a slow machine any fetch may run out of time, and among many others of memory. */
  private static final Set<String> OUT_OF_TIME = Set.of("total-timeout");

  private static final Set<String> OUT_OF_TIME_OR_MEMORY = Set.of("total-timeout", "out-of-memory");

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
    var cases = Arrays.stream(Fault.values()).flatMap(fault -> cases(fault, 5)).toList();
    assertThat(cases).hasSizeGreaterThan(200);
    assertOneOutcomeEach(cases, OUT_OF_TIME_OR_MEMORY, client, "virtual-per-task", "-Xmx256m", "4");
  }

  /** Their bodies alone are more than the heap has. */
  @ParameterizedTest
  @EnumSource
  void titles_ofTwoHundredEndlessBodiesAtOnce_losesNone(Client client) throws Exception {
    var cases = cases(Fault.ENDLESS_BODY, 200).toList();
    assertOneOutcomeEach(cases, OUT_OF_TIME_OR_MEMORY, client, "virtual-per-task", "-Xmx256m", "9");
  }

  /** What a case takes beyond what the JVM takes without it is less than the whole heap. */
  @ParameterizedTest
  @EnumSource
  void titles_ofOneFaultAfterTheOther_takeLessThan64MiBEach(Client client) throws Exception {
    var cases = Arrays.stream(Fault.values()).flatMap(fault -> cases(fault, 1)).toList();
    assertOneOutcomeEach(cases, OUT_OF_TIME, client, "sequential", "-Xmx64m", "1");
  }

  private void assertOneOutcomeEach(
      List<Case> cases,
      Set<String> alsoValid,
      Client client,
      String strategy,
      String heap,
      String timeout)
      throws Exception {
    Path file = folder.resolve("urls");
    Files.write(file, cases.stream().map(Case::url).toList());
    // Any lack of memory, wherever it is caught, ends the JVM with another exit code.
    var jvm =
        List.of(
            heap,
            "-XX:+CrashOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + folder.resolve("hs_err"));
    var args = new ArrayList<>(List.of("titles", "--json", "--file", file.toString()));
    args.addAll(List.of("--strategy", strategy, "--client", client.id(), "--timeout", timeout));

    var ended = Jar.run(jvm, args.toArray(String[]::new));

    assertThat(ended.exitCode()).as(ended.err()).isEqualTo(3);
    var lines = ended.out().lines().toList();
    assertThat(lines).hasSameSizeAs(cases);
    for (int i = 0; i < cases.size(); i++) {
      assertOutcome(cases.get(i), alsoValid, JSON.readTree(lines.get(i)));
    }
  }

  private static Stream<Case> cases(Fault fault, int times) {
    var page = farm.baseUri().resolve(fault.path());
    return IntStream.range(0, times).mapToObj(i -> new Case(page + "?" + i, fault));
  }

  private static void assertOutcome(Case hostile, Set<String> alsoValid, JsonNode outcome) {
    assertThat(outcome.path("url").asText()).isEqualTo(hostile.url());
    var failure = outcome.path("failure").asText(NONE);
    if (alsoValid.contains(failure)) {
      return;
    }
    assertThat(failure).as(outcome.toString()).isEqualTo(hostile.fault().failure().orElse(NONE));
    if (hostile.fault().failure().isEmpty()) {
      assertThat(outcome.path("title").asText()).startsWith(hostile.fault().title());
    }
  }
}
