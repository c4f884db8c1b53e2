package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether another JMH benchmark runs, by JMH's own machine-wide lock.
 *
 * @param heldByUs whether this process holds the lock. The file is then left alone: closing it
 *     would give the lock away, as POSIX has it
 */
record JmhLock(Path file, boolean heldByUs) implements Check {
  private static final String NAME = "jmh-lock";

  @Override
  public Diagnosis examine() {
    if (heldByUs) {
      return Diagnosis.ok(NAME, "This run holds JMH's lock");
    }
    if (Files.notExists(file)) {
      return free();
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
        var lock = channel.tryLock()) {
      return lock == null ? held() : free();
    } catch (OverlappingFileLockException e) {
      return held();
    } catch (IOException e) {
      return Diagnosis.unknown(NAME, "JMH's lock file '" + file + "' cannot be opened");
    }
  }

  private Diagnosis held() {
    return Diagnosis.fail(NAME, "Another JMH benchmark holds '" + file + "'", "wait for it to end");
  }

  private static Diagnosis free() {
    return Diagnosis.ok(NAME, "No other JMH benchmark runs");
  }
}
