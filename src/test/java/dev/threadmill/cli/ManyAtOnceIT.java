package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.threadmill.farm.FarmConfig;
import dev.threadmill.farm.FarmProcess;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thousands of fetches in flight at once, each with the memory that ten thousand have in a fork.
 * Without this test a client could keep so much for each connection that many sites end as none.
 */
@Timeout(120)
final class ManyAtOnceIT {
  /** So slow that the first has not answered when the last is asked. */
  private static final Sites SITES = new Sites(2_000, 4_096, Latency.parse("1500ms"), 7);

  /** 100 KiB for each fetch, as a fork's 1 GiB are for ten thousand. */
  private static final List<String> JVM = List.of("-Xmx200m", "-XX:+ExitOnOutOfMemoryError");

  @TempDir private Path folder;
  private static FarmProcess farm;

  @BeforeAll
  static void open() throws Exception {
    farm = FarmProcess.start(FarmConfig.of(SITES));
  }

  @AfterAll
  static void close() {
    farm.close();
  }

  @ParameterizedTest
  @CsvSource({
    "jdk, virtual-per-task",
    "jdk, completable-async",
    "url-connection, virtual-per-task",
    "apache, virtual-per-task"
  })
  void titles_ofThousandsOfSitesAtOnce_areAllThere(String client, String strategy)
      throws Exception {
    Path urls = folder.resolve("urls");
    Files.write(
        urls,
        IntStream.range(0, SITES.count())
            .mapToObj(i -> farm.baseUri().resolve(SITES.path(i)).toString())
            .toList());

    var ended =
        Jar.run(
            JVM,
            "titles --json --timeout 60 --client %s --strategy %s --file %s"
                .formatted(client, strategy, urls)
                .split(" "));

    assertThat(ended.exitCode()).as(ended.out().lines().limit(3).toList() + ended.err()).isZero();
    var json = new ObjectMapper();
    var lines = ended.out().lines().toList();
    assertThat(lines).hasSize(SITES.count());
    for (int i = 0; i < SITES.count(); i++) {
      assertThat(json.readTree(lines.get(i)).path("title").asText()).isEqualTo(SITES.title(i));
    }
  }
}
