package dev.threadmill.launch;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * JMH's own machine-wide lock, held for a whole run: two benchmarks at a time would measure each
 * other.
 */
public final class RunLock implements Closeable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws IOException with one line if another benchmark holds it
   */
  public static RunLock acquire() throws IOException {
    Path file = Path.of(System.getProperty("java.io.tmpdir", "."), "jmh.lock");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      throw new IOException(
          "another JMH benchmark is running on this machine (it holds %s): wait for it to end"
              .formatted(file));
    }
    // Each fork's Runner would take the same lock again.
    System.setProperty("jmh.ignoreLock", "true");
    return new RunLock(channel);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
