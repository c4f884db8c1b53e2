package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.lesson.Lesson;
import dev.threadmill.lesson.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every lesson as a reader runs it. In the jar a class may be missing, or a title be printed in the
 * terminal's charset, and no test of the package would see it.
 */
final class LessonIT {

  @ParameterizedTest
  @EnumSource
  void lesson_printsWhatTheCoursePrints(Lesson lesson) throws Exception {
    assertTranscript(lesson);
  }

  @Test
  void wait_onTheDefaultExecutor_cancelsAllTheSame() throws Exception {
    assertTranscript(Lesson.WAIT, "--strategy", "completable-default");
  }

  private static void assertTranscript(Lesson lesson, String... options) throws Exception {
    var args = new ArrayList<>(List.of("lesson", lesson.id()));
    args.addAll(List.of(options));
    var ended = Jar.run(args.toArray(String[]::new));

    assertThat(ended.err()).isEmpty();
    assertThat(Transcript.normalised(ended.out())).isEqualTo(Transcript.expected(lesson));
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void fetch_namesTheThreadsOfTheStrategy() throws Exception {
    var ended = Jar.run("lesson", "fetch", "--strategy", "virtual-per-task");

    assertThat(ended.out().lines().filter(line -> line.startsWith("Thread Name")))
        .hasSize(10)
        .allMatch(line -> line.startsWith("Thread Name : virtual-per-task "));
  }

  @Test
  void fetch_ofAGivenUrlThatCannotBeHad_endsWithExitCode3() throws Exception {
    var ended = Jar.run("lesson", "fetch", "http://127.0.0.1:1/");

    assertThat(ended.out()).contains("[failed: ").doesNotContain("/site/");
    assertThat(ended.exitCode()).isEqualTo(3);
  }

  @Test
  void lesson_withoutName_listsEachInALine() throws Exception {
    var ended = Jar.run("lesson");

    assertThat(ended.out().lines().map(line -> line.split(" +", 2)[0]))
        .containsExactlyElementsOf(Arrays.stream(Lesson.values()).map(Lesson::id).toList());
    assertThat(ended.exitCode()).isZero();
  }
}
