package dev.threadmill.coroutine;

/**
 * The JDK's internal continuation with nothing around it: no state, no failures, no end. It is what
 * {@link Carrier#CONTINUATION} is measured beside, and nothing to build on.
 */
public final class BareContinuation {
  private final Object continuation;

  /**
   * Makes a continuation that begins at the first {@link #run}.
   *
   * @throws UnsupportedOperationException if {@link Carrier#CONTINUATION} is unavailable
   */
  public BareContinuation(Runnable body) {
    Carrier.CONTINUATION.require();
    continuation = VmContinuation.create(body);
  }

  /** Runs the body until it suspends itself or ends. */
  public void run() {
    VmContinuation.run(continuation);
  }

  /** Suspends the innermost continuation that runs on this thread. */
  public static void suspend() {
    VmContinuation.suspend();
  }
}
