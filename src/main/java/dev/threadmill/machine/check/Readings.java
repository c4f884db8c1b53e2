package dev.threadmill.machine.check;

import dev.threadmill.machine.SystemFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Readings of small system files: a word, a number, a field; empty if the text is an odd one. */
final class Readings {
  private static final Path PROCESSORS = Path.of("/sys/devices/system/cpu");

  private final SystemFiles files;

  Readings(SystemFiles files) {
    this.files = files;
  }

  /** Returns a file's only content, without the space around it. */
  Optional<String> word(String file) {
    return word(Path.of(file));
  }

  Optional<String> word(Path file) {
    return files.text(file).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** Returns the words of a file. */
  List<String> words(String file) {
    return word(file).map(text -> List.of(text.split("\\s+"))).orElse(List.of());
  }

  Stream<String> lines(String file) {
    return files.text(Path.of(file)).stream().flatMap(String::lines);
  }

  /** Returns what one file says for each processor that has it. */
  List<String> ofProcessors(String file) {
    return files.in(PROCESSORS).stream()
        .flatMap(List::stream)
        .filter(folder -> folder.getFileName().toString().matches("cpu\\d+"))
        .flatMap(folder -> word(folder.resolve(file)).stream())
        .toList();
  }

  static OptionalDouble number(String text) {
    try {
      return OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
