package dev.threadmill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the process is connected to. */
final class Terminal {
  private static final Path STDOUT = Path.of("/proc/self/fd/1");
  private static final Path STDERR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Returns whether stderr is a terminal whose lines may be overwritten. {@code System.console()}
   * speaks of stdin and stdout and has changed its meaning since JDK 21, so Linux is asked;
   * elsewhere the answer is no, which costs nothing but beauty.
   */
  static boolean isStderr() {
    return isCapable() && isTerminal(STDERR);
  }

  /** Returns whether stdout is a terminal whose user has not refused colours. */
  static boolean hasColour() {
    return isCapable() && isTerminal(STDOUT);
  }

  /** By the conventions of NO_COLOR and TERM. */
  private static boolean isCapable() {
    return System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
  }

  private static boolean isTerminal(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
