package dev.threadmill.lesson;

import dev.threadmill.coroutine.Generator;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** Bodies that yield: words by {@code next}, then two points, first all at once and then lazily. */
final class GeneratorLesson {

  private GeneratorLesson() {}

  static void replay(PrintWriter out) {
    words(out);
    pointsAtOnce(out);
    pointsOnDemand(out);
  }

  private record WordSplit(List<String> words) {
    WordSplit(String text) {
      this(List.of(text.split(" ")));
    }

    Generator<String> iterator(PrintWriter out) {
      return Generator.of(
          output -> {
            out.println("Called __iter__");
            words.forEach(output::yield);
          });
    }
  }

  private static void words(PrintWriter out) {
    out.println("# next");
    var split = new WordSplit("One shot No break");
    out.println(split);
    try (var words = split.iterator(out)) {
      out.println(words);
      for (int i = 0; i < split.words().size(); i++) {
        out.println(words.next());
      }
      out.println(words.next());
    } catch (NoSuchElementException end) {
      out.println(end);
    }
  }

  private static Generator<String> points(PrintWriter out) {
    return Generator.of(
        output -> {
          out.println("Start");
          output.yield("A Point.");
          out.println("continue");
          output.yield("B Point.");
          out.println("End");
        });
  }

  private static void pointsAtOnce(PrintWriter out) {
    out.println("# all at once");
    var tripled = new ArrayList<String>();
    try (var points = points(out)) {
      points.forEachRemaining(point -> tripled.add(point.repeat(3)));
    }
    out.println(tripled);
    tripled.forEach(out::println);
  }

  private static void pointsOnDemand(PrintWriter out) {
    out.println("# on demand");
    try (var points = points(out);
        var tripled =
            Generator.<String>of(
                output -> points.forEachRemaining(point -> output.yield(point.repeat(3))))) {
      out.println(tripled);
      tripled.forEachRemaining(out::println);
    }
  }
}
