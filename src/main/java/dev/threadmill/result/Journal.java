package dev.threadmill.result;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The run's append-only journal. An event is on the disk when {@link #append} returns, so that
 * whatever ends the process costs at most the fork in flight.
 *
 * <p>Safe for use by several threads.
 */
public final class Journal implements Closeable {
  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the journal at that path for appending, creating it if there is none. A last line that
   * was being written when a process died is taken away, so that the next one stands alone.
   */
  static Journal open(Path file) throws IOException {
    if (Files.isRegularFile(file)) {
      endWithWholeLine(file);
    }
    return new Journal(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  private static void endWithWholeLine(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (var whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
        whole.truncate(end);
        whole.force(false);
      }
    }
  }

  /**
   * Appends one event and forces it to the disk.
   *
   * @throws UncheckedIOException if it cannot be written, as when the disk is full
   */
  public synchronized void append(JournalEvent event) {
    var bytes = ByteBuffer.wrap((Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to the journal: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
