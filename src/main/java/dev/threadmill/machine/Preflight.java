package dev.threadmill.machine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The checks before a run: better one clear sentence now than a failed fork in an hour. */
public final class Preflight {
  private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

  /** What a process opens beside its sockets: jars, libraries, pollers, logs. */
  private static final int OTHER_FILES = 256;

  private static final int LARGEST_PORT = 65_535;

  private Preflight() {}

  /**
   * A reason not to start.
   *
   * @param sentence what is wrong with which value, and what to do about it
   */
  public record Problem(String sentence) {}

  /**
   * Checks that a Java version has virtual threads.
   *
   * @param javaFeature such as 25, from {@link Runtime.Version#feature}
   */
  public static Optional<Problem> virtualThreads(int javaFeature) {
    return javaFeature >= FIRST_WITH_VIRTUAL_THREADS
        ? Optional.empty()
        : problem(
            "Java "
                + javaFeature
                + " has no virtual threads: run Threadmill on Java "
                + FIRST_WITH_VIRTUAL_THREADS
                + " or newer");
  }

  /**
   * Checks that a process may open a connection for every fetch in flight. The site farm holds as
   * many in a process of its own, under the same limit.
   *
   * @param fetches the most in flight at once
   * @param openFiles {@link Machine.Limits#openFiles}; nothing is wrong with a limit unknown
   */
  public static Optional<Problem> fileDescriptors(long fetches, long openFiles) {
    long needed = fetches + OTHER_FILES;
    return openFiles == Machine.UNKNOWN_NUMBER || needed <= openFiles
        ? Optional.empty()
        : problem(
            fetches
                + " fetches in flight need about "
                + needed
                + " file descriptors, but this process may open "
                + openFiles
                + ": lower urls or raise the limit (ulimit -n)");
  }

  /**
   * Checks by trying that files can be made in a folder, or that the folder can be made. Leaves
   * nothing behind.
   */
  public static Optional<Problem> folderWritable(Path folder) {
    Path existing = folder.toAbsolutePath().normalize();
    for (Path parent = existing.getParent();
        parent != null && Files.notExists(existing);
        parent = existing.getParent()) {
      existing = parent;
    }
    String what = "'" + folder + "' cannot be written: '" + existing + "' ";
    if (!Files.isDirectory(existing)) {
      return problem(what + "is not a folder: choose another");
    }
    try {
      Files.delete(Files.createTempFile(existing, ".threadmill", ""));
      return Optional.empty();
    } catch (IOException e) {
      return problem(what + "takes no new files: choose another or change its permissions");
    }
  }

  /**
   * Checks that a port can be listened on now.
   *
   * @param port 0 means any free port, and is always right
   */
  public static Optional<Problem> portFree(InetAddress address, int port) {
    if (port < 0 || port > LARGEST_PORT) {
      return problem(
          "port "
              + port
              + " does not exist: choose one from 1 to "
              + LARGEST_PORT
              + ", or 0 for any that is free");
    }
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
      return Optional.empty();
    } catch (IOException e) {
      return problem(
          "port "
              + port
              + " cannot be listened on at "
              + address.getHostAddress()
              + " ("
              + e.getMessage()
              + "): choose another, or 0 for any that is free");
    }
  }

  private static Optional<Problem> problem(String sentence) {
    return Optional.of(new Problem(sentence));
  }
}
