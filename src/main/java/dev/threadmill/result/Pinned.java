package dev.threadmill.result;

import dev.threadmill.plan.UnscoredFork;
import java.util.Optional;

/**
 * How often virtual threads could not leave their carriers while they waited, as an unscored fork
 * saw it by the JVM's own event {@code jdk.VirtualThreadPinned}.
 *
 * @param fork where it looked
 * @param eventsPerOp waits of 1 ms or more that pinned a carrier, per operation; 0 if it failed
 * @param millisPerOp how long they took in all, per operation, in milliseconds; 0 if it failed
 * @param failure why nothing is known; empty if the fork ran to its end
 */
public record Pinned(
    UnscoredFork fork, double eventsPerOp, double millisPerOp, Optional<String> failure) {

  /** Returns what a fork amounts to that did not run to its end. */
  public static Pinned unknown(UnscoredFork fork, String failure) {
    return new Pinned(fork, 0, 0, Optional.of(failure));
  }
}
