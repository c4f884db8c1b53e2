package dev.threadmill.result;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
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

  /** Opens the journal at that path for appending, creating it if there is none. */
  static Journal open(Path file) throws IOException {
    return new Journal(
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
  }

  /**
   * Appends one event and forces it to the disk.
   *
   * @throws UncheckedIOException if it cannot be written, as when the disk is full
   */
  public synchronized void append(JournalEvent event) {
    try {
      var bytes = ByteBuffer.wrap((Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
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
