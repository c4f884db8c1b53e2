package dev.threadmill.coroutine;

import java.util.Optional;

/**
 * What a suspended body's stack lives on.
 *
 * <p>On the two kinds of thread the body sees another {@link Thread#currentThread()} than its
 * consumer, and none of the consumer's thread locals, inheritable ones included.
 */
public enum Carrier {
  /** A virtual thread of its own. Needs no JVM option. */
  VIRTUAL_THREAD,

  /** A platform daemon thread of its own. */
  PLATFORM_THREAD,

  /**
   * The JDK's internal one-shot continuation, run on the consumer's own thread.
   *
   * <p>Only the thread that resumed the body first may resume or close it: compiled code may keep
   * {@link Thread#currentThread()} over a {@code yield}, so a body that changed threads could take
   * itself for its former consumer. A body that is abandoned without {@code close} is collected as
   * it stands, and its {@code finally} blocks do not run. Before JDK 24, yielding while the body
   * holds a monitor is refused with {@link IllegalStateException}.
   */
  CONTINUATION;

  /** The JVM option without which {@link #CONTINUATION} is unavailable. */
  public static final String CONTINUATION_OPTION =
      "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

  /** Returns why this JVM cannot offer the carrier and what would help, or empty if it can. */
  public Optional<String> unavailable() {
    return switch (this) {
      case VIRTUAL_THREAD, PLATFORM_THREAD -> Optional.empty();
      case CONTINUATION -> ContinuationSwitch.unavailable();
    };
  }

  /** Throws the reason for being unavailable, if there is one. */
  void require() {
    unavailable()
        .ifPresent(
            reason -> {
              throw new UnsupportedOperationException("carrier " + this + ": " + reason);
            });
  }
}
