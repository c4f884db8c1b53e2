package dev.threadmill.compare;

import dev.threadmill.result.JmhMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Sides made by hand, and runs on the disk. */
final class Fixtures {
  static final Path FOLDER = Path.of("src/test/resources/dev/threadmill/compare");
  private static final List<String> ARMS = List.of("sequential", "fork-join", "fork-join~control");

  private Fixtures() {}

  static Side side(Measured... measured) {
    return Side.of("a side", List.of(measured));
  }

  static Measured time(String name, double... scores) {
    return measured(name, JmhMode.AVERAGE_TIME, "ms/op", Map.of(), scores);
  }

  static Measured throughput(String name, double... scores) {
    return measured(name, JmhMode.THROUGHPUT, "ops/s", Map.of(), scores);
  }

  static Measured measured(
      String name, JmhMode mode, String unit, Map<String, String> facts, double... scores) {
    return new Measured(
        new BenchmarkKey(name, mode, Map.of()),
        name,
        false,
        unit,
        DoubleStream.of(scores).boxed().toList(),
        0,
        facts);
  }

  /** Text of {@code run.json}: three arms, a control among them, in four blocks. */
  static String manifest() throws IOException {
    return Files.readString(FOLDER.resolve("run.json"));
  }

  /**
   * Writes a run in which fork {@code b} of every arm takes {@code millis[b]} ms; of {@code
   * sequential}, twice as long.
   */
  static Path run(Path folder, String manifest, double... millis) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("run.json"), manifest);
    var journal = new StringBuilder();
    for (int block = 0; block < millis.length; block++) {
      for (int arm = 0; arm < ARMS.size(); arm++) {
        double score = arm == 0 ? 2 * millis[block] : millis[block];
        fork(block * ARMS.size() + arm, score).forEach(line -> journal.append(line).append('\n'));
      }
    }
    Files.writeString(folder.resolve("journal.ndjson"), journal);
    return folder;
  }

  private static Stream<String> fork(int index, double score) {
    String at = "\"at\":\"2026-11-22T21:00:00Z\"";
    return Stream.of(
        "{\"event\":\"fork-started\",\"fork\":%d,%s}".formatted(index, at),
        "{\"event\":\"iteration\",\"fork\":%d,%s,\"iteration\":%s}"
            .formatted(index, at, iteration(true, 1e6)),
        "{\"event\":\"iteration\",\"fork\":%d,%s,\"iteration\":%s}"
            .formatted(index, at, iteration(false, score)),
        "{\"event\":\"fork-measured\",\"fork\":%d,%s,\"farm\":null}".formatted(index, at));
  }

  private static String iteration(boolean warmup, double score) {
    return "{\"warmup\":%s,\"index\":0,\"score\":%s,\"unit\":\"ms/op\",\"ops\":10,\"metrics\":{}}"
        .formatted(warmup, score);
  }
}
