package dev.threadmill.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The chart definitions and the sample data, as the tests of this package use them. */
final class Charts {
  private Charts() {}

  /** Returns the definitions of {@code scripts/charts} in their order. */
  static List<ChartScript> scripts() {
    try (var files = Files.list(Path.of("scripts/charts"))) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return Stream.concat(
              Stream.of("lib.js"), names.stream().filter(name -> !name.equals("lib.js")))
          .map(name -> new ChartScript(name, read(Path.of("scripts/charts", name))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns a run with every case: failed, skipped, single-fork and control arms, cut short. */
  static String sample() {
    var url = Objects.requireNonNull(Charts.class.getResource("sample-data.json"));
    return read(Path.of(url.getPath()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
