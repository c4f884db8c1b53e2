package dev.threadmill.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of one response, never larger than a limit. Not safe for use by several threads, but for
 * its {@link #release}.
 */
final class Body {
  private static final int FIRST_BYTES = 8 << 10;
  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private final BodyMemory memory;
  private final BodyMemory.Claim claim;
  private byte[] bytes;
  private int size;

  /**
   * @param length the length announced, or -1
   * @param memory what the body takes its room from, until it is released
   * @throws FetchFailedException if the length announced is over the limit
   */
  Body(long length, int maxBytes, BodyMemory memory) throws FetchFailedException {
    this.maxBytes = maxBytes;
    this.memory = memory;
    claim = memory.claim();
    if (length > maxBytes) {
      throw tooLarge();
    }
    // A length that was only announced is not worth more memory than that.
    int first = length < 0 ? FIRST_BYTES : (int) Math.min(length, BodyMemory.FREE_BYTES);
    bytes = new byte[Math.min(first, maxBytes)];
  }

  private Body() {
    maxBytes = 0;
    memory = new BodyMemory(0);
    claim = memory.claim();
    bytes = NOTHING;
  }

  static Body none() {
    return new Body();
  }

  int size() {
    return size;
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes, 0, size);
  }

  /** Gives the body's room to others. It can still be read, and must soon be forgotten. */
  void release() {
    claim.release();
  }

  /**
   * Drops the content, too; for whoever has read it, or will not. An idle connection of HttpClient
   * holds on to its last response, and so to this object, for as long as it is kept.
   */
  void forget() {
    release();
    bytes = NOTHING;
    size = 0;
  }

  void append(ByteBuffer more) throws FetchFailedException {
    int count = more.remaining();
    makeRoom(count);
    more.get(bytes, size, count);
    size += count;
  }

  /** Reads to the end, which a client must see before it keeps the connection. */
  void readAll(InputStream in) throws IOException {
    while (true) {
      int count;
      if (size < bytes.length) {
        count = in.read(bytes, size, bytes.length - size);
      } else {
        // Most often this is the end, and nothing needs to grow.
        int next = in.read();
        count = next < 0 ? -1 : 1;
        if (next >= 0) {
          makeRoom(1);
          bytes[size] = (byte) next;
        }
      }
      if (count < 0) {
        return;
      }
      size += count;
    }
  }

  /**
   * Returns the body without its content encoding.
   *
   * @param encoding the Content-Encoding header
   */
  Body unpacked(@Nullable String encoding) throws FetchFailedException {
    String name = encoding == null ? "" : encoding.strip();
    if (name.isEmpty() || name.equalsIgnoreCase("identity")) {
      return this;
    }
    if (!name.equalsIgnoreCase("gzip") && !name.equalsIgnoreCase("x-gzip")) {
      throw new FetchFailedException(
          FailureKind.UNSUPPORTED_ENCODING, "Content-Encoding: " + encoding);
    }
    return size == 0 ? this : unzipped();
  }

  private Body unzipped() throws FetchFailedException {
    var page = new Body(-1, maxBytes, memory);
    try (var in = new GZIPInputStream(stream(), Math.min(size, FIRST_BYTES))) {
      page.readAll(in);
      return page;
    } catch (FetchFailedException e) {
      page.release();
      throw e;
    } catch (IOException e) {
      page.release();
      throw new FetchFailedException(FailureKind.BAD_ENCODING, "gzip: " + e.getMessage());
    }
  }

  private void makeRoom(int count) throws FetchFailedException {
    if (count > maxBytes - size) {
      throw tooLarge();
    }
    if (size + count > bytes.length) {
      int doubled = (int) Math.min(2L * bytes.length, maxBytes);
      int length = Math.max(doubled, size + count);
      if (!claim.growTo(length)) {
        throw new FetchFailedException(
            FailureKind.OUT_OF_MEMORY, "too little heap for this page beside the others in flight");
      }
      bytes = Arrays.copyOf(bytes, length);
    }
  }

  private FetchFailedException tooLarge() {
    return new FetchFailedException(
        FailureKind.BODY_TOO_LARGE, "the body is over " + maxBytes + " bytes");
  }
}
