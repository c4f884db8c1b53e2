package dev.threadmill.lesson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Transcripts without what is the machine's own: times, threads, ports, and who came first. */
public final class Transcript {

  private Transcript() {}

  /** Returns what a lesson must print, by hand from the course and not from a run. */
  public static List<String> expected(Lesson lesson) {
    try (var golden = Transcript.class.getResourceAsStream(lesson.id() + ".txt")) {
      return new String(Objects.requireNonNull(golden).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the lines of a transcript, made comparable.
   *
   * @throws AssertionError if a fetch was done before it started
   */
  public static List<String> normalised(String transcript) {
    var lines =
        transcript
            .lines()
            .map(line -> line.replaceFirst("(Time : +)\\d+\\.\\d\\ds$", "$1<time>"))
            .map(line -> line.replaceFirst("^(Scheduled .*=)(RUNNING|SUCCESS)]$", "$1<state>]"))
            .map(
                line ->
                    line.replaceFirst(
                        "^(Thread Name : )\\S+ (Start|Done) http://127\\.0\\.0\\.1:\\d+/",
                        "$1<thread> $2 <farm>/"))
            .toList();
    checkStarts(lines);
    return inOrder(lines);
  }

  private static void checkStarts(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(" Done <farm>")
          && !lines.subList(0, i).contains(lines.get(i).replace(" Done ", " Start "))) {
        throw new AssertionError("done before it started: " + lines.get(i));
      }
    }
  }

  /** Starts come first, and the results of futures in the order of their size. */
  private static List<String> inOrder(List<String> lines) {
    var threads = new ArrayList<String>();
    var results = new ArrayList<String>();
    var rest = new ArrayList<String>();
    for (var line : lines) {
      if (line.startsWith("Thread Name : ")) {
        threads.add(line);
      } else if (line.startsWith("Future Result : ")) {
        results.add(line);
      } else if (line.startsWith("Future Cancelled : ")) {
        results.set(results.size() - 1, results.getLast() + "\n" + line);
      } else {
        rest.add(line);
      }
    }
    threads.sort(
        Comparator.comparing((String line) -> line.contains(" Done "))
            .thenComparing(Comparator.naturalOrder()));
    results.sort(
        Comparator.comparingInt((String line) -> line.indexOf(',')).thenComparing(line -> line));
    var scheduled = rest.stream().takeWhile(line -> line.startsWith("Scheduled")).toList();
    var ordered = new ArrayList<>(threads);
    ordered.addAll(scheduled);
    results.forEach(result -> ordered.addAll(result.lines().toList()));
    ordered.addAll(rest.subList(scheduled.size(), rest.size()));
    return ordered;
  }
}
