package dev.threadmill.bench;

import dev.threadmill.workload.Footprint;
import java.time.Duration;

/**
 * Tells when parking has come to a stand: some tasks got no thread, and the others would wait for
 * them for ever. However long it takes, it is not stuck while tasks keep coming.
 */
final class StuckWatch {
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final Footprint.Parking parking;
  private int parked = -1;
  private long sinceNs;

  StuckWatch(Footprint.Parking parking) {
    this.parking = parking;
  }

  /** Returns whether tasks are missing and none has come for {@link #LIMIT}. */
  boolean stuck() {
    long nowNs = System.nanoTime();
    if (parking.parked() != parked) {
      parked = parking.parked();
      sinceNs = nowNs;
    }
    return parked < parking.size() && nowNs - sinceNs > LIMIT.toNanos();
  }
}
