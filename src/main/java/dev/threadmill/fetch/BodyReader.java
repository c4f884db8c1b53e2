package dev.threadmill.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the body of an {@link java.net.HttpURLConnection} and closes it.
 *
 * <p>From the headers on, nothing but the interrupt of a virtual thread ends a blocked read of that
 * client: its time-out starts again with every byte, and {@code disconnect} waits for a lock that
 * the reader holds. So the calling thread itself reads only a body that has come already, as short
 * ones have. It leaves the waiting for any other to a virtual thread, and waits for that until the
 * deadline.
 */
final class BodyReader {

  private BodyReader() {}

  /**
   * Returns the body, which the caller releases.
   *
   * @param length the length announced, or -1
   */
  static Body read(InputStream in, long length, int maxBytes, BodyMemory memory, Deadline deadline)
      throws IOException, InterruptedException {
    boolean closesHere = true;
    boolean complete = false;
    Body body = Body.none();
    try {
      body = new Body(length, maxBytes, memory);
      if (length >= 0 && in.available() >= length) {
        body.readAll(in);
      } else {
        closesHere = false;
        readElsewhere(in, body, deadline);
      }
      if (body.size() < length) {
        // The client takes an early end for the end.
        throw new FetchFailedException(
            FailureKind.CLOSED, "the body ended at " + body.size() + " of " + length + " bytes");
      }
      complete = true;
      return body;
    } finally {
      if (!complete) {
        body.release();
      }
      if (closesHere) {
        in.close();
      }
    }
  }

  private static void readElsewhere(InputStream in, Body body, Deadline deadline)
      throws IOException, InterruptedException {
    var reading =
        new FutureTask<>(
            () -> {
              try (in) {
                body.readAll(in);
              }
              return body;
            });
    Thread reader = Thread.ofVirtual().name("threadmill-fetch-body").start(reading);
    try {
      reading.get(deadline.remainingNs(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      reader.interrupt();
      throw deadline.failure();
    } catch (InterruptedException e) {
      reader.interrupt();
      throw e;
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IOException(e);
      }
    }
  }
}
