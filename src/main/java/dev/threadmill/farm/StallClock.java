package dev.threadmill.farm;

import java.util.Optional;

/** Holds answers back during stalls. Belongs to the event loop: no other thread may touch it. */
final class StallClock {
  private final Optional<Stall> stall;
  private boolean started;
  private long originNs;

  StallClock(Optional<Stall> stall) {
    this.stall = stall;
  }

  /** Returns when the answer to a page read at {@code readNs} and due at {@code dueNs} goes out. */
  long releaseNs(long readNs, long dueNs) {
    if (stall.isEmpty()) {
      return dueNs;
    }
    if (!started) {
      started = true;
      originNs = readNs;
    }
    return originNs + stall.get().releaseNs(dueNs - originNs);
  }
}
