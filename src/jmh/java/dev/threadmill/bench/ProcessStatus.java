package dev.threadmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the operating system says of this process, where there is a /proc. */
final class ProcessStatus {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ProcessStatus() {}

  /** Returns a size such as VmRSS; empty where there is none, as on macOS. */
  static OptionalLong bytes(String name) {
    if (!Files.isReadable(STATUS)) {
      return OptionalLong.empty();
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
