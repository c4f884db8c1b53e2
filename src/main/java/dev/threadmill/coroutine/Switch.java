package dev.threadmill.coroutine;

/**
 * Passes control between a consumer and a body, of which exactly one runs at a time.
 *
 * <p>Everything written by one side before it gives control away is seen by the other.
 */
abstract sealed class Switch permits ThreadSwitch, ContinuationSwitch {

  /** Makes the switch for {@code body}, which begins at the first {@link #resume()}. */
  static Switch of(Carrier carrier, Runnable body) {
    return switch (carrier) {
      case VIRTUAL_THREAD ->
          new ThreadSwitch(Thread.ofVirtual().inheritInheritableThreadLocals(false), body);
      case PLATFORM_THREAD ->
          new ThreadSwitch(
              Thread.ofPlatform()
                  .name("coroutine body")
                  .daemon(true)
                  .inheritInheritableThreadLocals(false),
              body);
      case CONTINUATION -> new ContinuationSwitch(body);
    };
  }

  /** Called by the consumer: runs the body until it suspends or ends. */
  abstract void resume();

  /** Called by the body: gives control to the consumer and returns when resumed. */
  abstract void suspend();

  /** Returns whether the calling code is the body itself, not something else that it runs. */
  abstract boolean isBody();

  /**
   * Checks that the calling thread may resume the body.
   *
   * @throws IllegalStateException if it may not
   */
  abstract void admitConsumer();

  /** Returns once nothing of an ended body is left. */
  abstract void awaitTermination();

  /** Lets the body of an abandoned handle run to its end, without waiting for it. */
  abstract void release();

  /** Called by the consumer with the exception that ended the body: adds where it was resumed. */
  abstract void addConsumerTo(Throwable failure);
}
