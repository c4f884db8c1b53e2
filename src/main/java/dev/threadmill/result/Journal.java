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
  private boolean broken;

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
    int end = wholeLength(bytes);
    if (end < bytes.length) {
      try (var whole = FileChannel.open(file, StandardOpenOption.WRITE)) {
        whole.truncate(end);
        whole.force(false);
      }
    }
  }

  /** Returns how many of a journal's bytes are whole lines, each with its end. */
  static int wholeLength(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  /**
   * Appends one event and forces it to the disk.
   *
   * @throws UncheckedIOException if it cannot be written, as when the disk is full, and from then
   *     on: a line may have been written in part, and another one after it could not be read
   */
  public synchronized void append(JournalEvent event) {
    if (broken) {
      throw new UncheckedIOException(new IOException("the journal takes no more events"));
    }
    var bytes = ByteBuffer.wrap((Json.write(event) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      broken = true;
      throw new UncheckedIOException("cannot write to the journal: " + e.getMessage(), e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
