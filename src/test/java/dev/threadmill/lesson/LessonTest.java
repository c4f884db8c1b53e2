package dev.threadmill.lesson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadmill.farm.Farm;
import dev.threadmill.farm.FarmConfig;
import dev.threadmill.fetch.Client;
import dev.threadmill.fetch.FetchLimits;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every lesson against the course, on every strategy that it runs on. A lesson that printed
 * something else would teach something else.
 */
@Timeout(60)
final class LessonTest {

  /**
   * The JDK reads how many idle connections it may keep once for all tests of this JVM, and the
   * lesson's plain connections would have it read before a client of ours has raised it.
   */
  @BeforeAll
  static void raiseIdleConnections() {
    Client.URL_CONNECTION.open(FetchLimits.defaults(), 20, Runnable::run).close();
  }

  @ParameterizedTest
  @EnumSource(names = {"GENERATOR", "ITERTOOLS", "COROUTINE"})
  void lesson_withoutStrategy_printsWhatTheCoursePrints(Lesson lesson) throws Exception {
    assertThat(transcript(lesson, lesson.defaultStrategy())).isEqualTo(Transcript.expected(lesson));
  }

  static List<Arguments> lessonsOnStrategies() {
    return Stream.of(Lesson.MAP, Lesson.AS_COMPLETED, Lesson.FETCH, Lesson.TITLES)
        .flatMap(lesson -> admitted(lesson).stream().map(spec -> Arguments.of(lesson, spec)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lessonsOnStrategies")
  void lesson_onEveryStrategy_printsWhatTheCoursePrints(Lesson lesson, StrategySpec spec)
      throws Exception {
    assertThat(transcript(lesson, spec)).isEqualTo(Transcript.expected(lesson));
  }

  /** All at once, since each takes its time limit. */
  @Test
  void wait_onEveryStrategy_tellsDoneFromNotDone_andCancels() throws Exception {
    var transcripts = new LinkedHashMap<StrategySpec, Future<List<String>>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var spec : admitted(Lesson.WAIT)) {
        // It may have one thread in common with common-pool: LessonIT has it.
        if (spec.strategy() != Strategy.COMPLETABLE_DEFAULT) {
          transcripts.put(spec, threads.submit(() -> transcript(Lesson.WAIT, spec)));
        }
      }
    }
    assertThat(transcripts).hasSize(10);
    transcripts.forEach(
        (spec, transcript) ->
            assertThat(transcript.resultNow())
                .as(spec.toString())
                .isEqualTo(Transcript.expected(Lesson.WAIT)));
  }

  @Test
  void admit_strategyThatWillNotDo_namesThoseThatWould() {
    assertThatThrownBy(() -> Lesson.WAIT.admit(StrategySpec.parse("parallel-stream")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "lesson 'wait' cannot run on strategy 'parallel-stream': one of platform-per-task,"
                + " platform-pool, platform-cached, fork-join, fork-join-async, common-pool,"
                + " completable-default, completable-pool, completable-virtual, virtual-per-task,"
                + " virtual-limited");
    assertThatThrownBy(() -> Lesson.MAP.admit(StrategySpec.parse("completable-async")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one of sequential,");
  }

  @ParameterizedTest
  @EnumSource(names = {"FETCH", "TITLES"})
  void pages_someCannotBeHad_saysSoInTheirPlaceAndGoesOn(Lesson lesson) throws Exception {
    var text = new StringWriter();
    boolean complete;
    try (var farm = openFarm()) {
      var pages = new ArrayList<>(LessonPages.of(farm.baseUri()).subList(0, 2));
      pages.add(1, URI.create("http://127.0.0.1:" + closedPort() + "/"));
      pages.add(2, farm.baseUri().resolve("/nowhere"));
      complete = lesson.replay(new PrintWriter(text), lesson.defaultStrategy(), pages);
    }
    assertThat(complete).isFalse();
    assertThat(text.toString().lines().filter(line -> line.startsWith("Result")))
        .singleElement()
        .asString()
        .matches("Result :  \\[[^,]+, failed: .*refused.*, failed: .*404.*, [^,]+]");
  }

  @Test
  void firstBytes_ofTheCourse_areReadable() {
    assertThat(
            Stream.of("<!DOC", "\n<!do", "\n\t<!d", "\u001f\u008b\b\0\0", "\"\\\r")
                .map(bytes -> FetchLesson.quoted(bytes.getBytes(ISO_8859_1))))
        .containsExactly(
            "\"<!DOC\"",
            "\"\\n<!do\"",
            "\"\\n\\t<!d\"",
            "\"\\x1f\\x8b\\x08\\x00\\x00\"",
            "\"\\\"\\\\\\r\"");
  }

  private static List<StrategySpec> admitted(Lesson lesson) {
    return Arrays.stream(Strategy.values())
        .map(strategy -> StrategySpec.parse(strategy.id()))
        .filter(spec -> isAdmitted(lesson, spec))
        .filter(spec -> spec.strategy().whyUnavailable().isEmpty())
        .toList();
  }

  private static boolean isAdmitted(Lesson lesson, StrategySpec spec) {
    try {
      lesson.admit(spec);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static List<String> transcript(Lesson lesson, StrategySpec spec) throws Exception {
    var text = new StringWriter();
    try (var farm = openFarm()) {
      var pages = LessonPages.of(farm.baseUri());
      assertThat(lesson.replay(new PrintWriter(text), spec, pages)).isTrue();
    }
    return Transcript.normalised(text.toString());
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The farm of the lessons, but without latency. */
  private static Farm openFarm() throws IOException {
    var sites = LessonPages.sites();
    var fast = new Sites(sites.count(), sites.pageBytes(), Latency.parse("0ms"), sites.seed());
    return Farm.open(FarmConfig.of(fast));
  }
}
