package dev.threadmill.fetch;

import java.time.Duration;

/**
 * The moment at which a fetch must have ended.
 *
 * @param atNs a value of {@link System#nanoTime()}
 */
record Deadline(long atNs) {

  static Deadline in(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  boolean hasPassed() {
    return remainingNs() <= 0;
  }

  /** Returns the time left, zero or less if there is none. */
  long remainingNs() {
    return atNs - System.nanoTime();
  }

  /**
   * Returns the time left, more than zero.
   *
   * @throws FetchFailedException if there is none
   */
  Duration remaining() throws FetchFailedException {
    long remainingNs = remainingNs();
    if (remainingNs <= 0) {
      throw failure();
    }
    return Duration.ofNanos(remainingNs);
  }

  FetchFailedException failure() {
    return new FetchFailedException(FailureKind.TOTAL_TIMEOUT, "no answer within the time limit");
  }
}
