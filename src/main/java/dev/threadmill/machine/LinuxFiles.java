package dev.threadmill.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What Linux tells in files; everything is unknown where there are none, or they read oddly. */
final class LinuxFiles {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final Path GOVERNOR =
      Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");

  private final Function<Path, Optional<String>> files;

  LinuxFiles(Function<Path, Optional<String>> files) {
    this.files = files;
  }

  String cpuModel() {
    return cpuInfo("model name").orElse(Machine.UNKNOWN);
  }

  /** Says nothing where processors have no flags, as those of ARM. */
  String virtualised() {
    return cpuInfo("flags")
        .map(flags -> List.of(flags.split("\\s+")).contains("hypervisor") ? "yes" : "no")
        .orElse(Machine.UNKNOWN);
  }

  String governor() {
    return files
        .apply(GOVERNOR)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .orElse(Machine.UNKNOWN);
  }

  /**
   * Returns a limit by its name in {@code /proc/self/limits}, whose columns are name, soft, hard.
   */
  long softLimit(String name) {
    return lines(LIMITS)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip().split("\\s+", 2)[0])
        .map(LinuxFiles::limit)
        .findFirst()
        .orElse((long) Machine.UNKNOWN_NUMBER);
  }

  /** Returns a field of the first processor that has it. */
  private Optional<String> cpuInfo(String field) {
    return lines(CPU_INFO)
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2 && parts[0].strip().equals(field))
        .map(parts -> parts[1].strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private Stream<String> lines(Path file) {
    return files.apply(file).stream().flatMap(String::lines);
  }

  private static long limit(String text) {
    if (text.equals("unlimited")) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      return Machine.UNKNOWN_NUMBER;
    }
  }
}
