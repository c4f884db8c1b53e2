package dev.threadmill.compare;

import static java.util.stream.Collectors.joining;

import dev.threadmill.result.JmhFile;
import dev.threadmill.result.JmhResult;
import java.util.List;

/** A JMH result file as one side of a comparison. */
final class JmhSide {

  private JmhSide() {}

  static Side of(String name, JmhFile file) {
    int shared = sharedPackage(file.results().stream().map(JmhResult::benchmark).toList());
    return Side.of(
        description(name, file), file.results().stream().map(r -> measured(r, shared)).toList());
  }

  private static Measured measured(JmhResult result, int shared) {
    var key = new BenchmarkKey(result.benchmark(), result.mode(), result.params());
    String params =
        result.params().entrySet().stream()
            .map(p -> " " + p.getKey() + "=" + p.getValue())
            .collect(joining());
    var scores = result.forkMeans().stream().filter(Measured::isScore).toList();
    return new Measured(
        key,
        result.benchmark().substring(shared) + params,
        isControl(key),
        result.unit(),
        scores,
        result.forkMeans().size() - scores.size(),
        Facts.of(result.settings()));
  }

  /** Our own export names control arms as a run's files do. */
  private static boolean isControl(BenchmarkKey key) {
    return key.benchmark().startsWith("dev.threadmill.bench.")
        && key.params().getOrDefault("strategy", "").endsWith("~control");
  }

  /** Returns how long the packages are that all names share, and that so tell nothing. */
  private static int sharedPackage(List<String> names) {
    String shared = packageOf(names.getFirst());
    for (String name : names) {
      while (!packageOf(name).startsWith(shared)) {
        shared = shared.substring(0, shared.lastIndexOf('.', shared.length() - 2) + 1);
      }
    }
    return shared.length();
  }

  /** Returns what comes before class and method, with the dot at its end. */
  private static String packageOf(String benchmark) {
    int method = benchmark.lastIndexOf('.');
    return benchmark.substring(0, benchmark.lastIndexOf('.', method - 1) + 1);
  }

  private static String description(String name, JmhFile file) {
    return "%s: JMH %s, JDK %s"
        .formatted(name, distinct(file, "jmhVersion"), distinct(file, "jdkVersion"));
  }

  private static String distinct(JmhFile file, String setting) {
    return file.results().stream()
        .map(r -> r.settings().getOrDefault(setting, "unknown"))
        .distinct()
        .collect(joining(", "));
  }
}
