package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;

/**
 * Whether a process may open a connection for every fetch in flight. The site farm holds as many in
 * a process of its own, under the same limit.
 *
 * @param openFiles {@link Machine.Limits#openFiles}
 */
record OpenFiles(int fetches, long openFiles) implements Check {
  private static final String NAME = "open-files";

  /** What a process opens beside its sockets: jars, libraries, pollers, logs. */
  private static final int OTHER_FILES = 256;

  @Override
  public Diagnosis examine() {
    long needed = (long) fetches + OTHER_FILES;
    if (openFiles == Machine.UNKNOWN_NUMBER) {
      return Diagnosis.unknown(NAME, "How many files a process may open cannot be read here");
    }
    if (needed > openFiles) {
      return Diagnosis.fail(
          NAME,
          fetches
              + " fetches in flight need about "
              + needed
              + " file descriptors, but this process may open "
              + openFiles,
          "lower urls or raise the limit (ulimit -n)");
    }
    return Diagnosis.ok(
        NAME,
        openFiles == Long.MAX_VALUE
            ? "A process may open any number of files"
            : "A process may open " + openFiles + " files; about " + needed + " are needed");
  }
}
