package dev.threadmill.compare;

import dev.threadmill.result.JmhFile;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of the two that are compared.
 *
 * @param description what it is, for people; one line
 * @param benchmarks what was measured, by key and in its own order
 */
public record Side(String description, Map<BenchmarkKey, Measured> benchmarks) {

  public Side {
    benchmarks = Collections.unmodifiableMap(new LinkedHashMap<>(benchmarks));
  }

  /**
   * Reads the folder of a run, or a JMH result file.
   *
   * @throws IOException if it is neither; the message is one line
   */
  public static Side read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return RunSide.of(new RunFolder(path).read());
    }
    if (!Files.isReadable(path)) {
      throw new IOException(
          "cannot read '%s': give the folder of a run or a JMH result file (-rf json)"
              .formatted(path));
    }
    return JmhSide.of(path.toString(), JmhFile.read(path));
  }

  static Side of(String description, List<Measured> measured) {
    var benchmarks = new LinkedHashMap<BenchmarkKey, Measured>();
    for (Measured m : measured) {
      if (benchmarks.put(m.key(), m) != null) {
        throw new IllegalArgumentException(
            "%s has %s in mode %s twice: a side may have each benchmark once"
                .formatted(description, m.label(), m.key().mode().id()));
      }
    }
    return new Side(description, benchmarks);
  }
}
