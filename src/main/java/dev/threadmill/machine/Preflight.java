package dev.threadmill.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The checks before a run: better one clear sentence now than a failed fork in an hour. */
public final class Preflight {
  /** What a process opens beside its sockets: jars, libraries, pollers, logs. */
  private static final int OTHER_FILES = 256;

  private Preflight() {}

  /**
   * A reason not to start.
   *
   * @param sentence what is wrong with which value, and what to do about it
   */
  public record Problem(String sentence) {}

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

  private static Optional<Problem> problem(String sentence) {
    return Optional.of(new Problem(sentence));
  }
}
