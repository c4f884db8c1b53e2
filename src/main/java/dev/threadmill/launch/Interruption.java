package dev.threadmill.launch;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or any other polite request to end: the fork in flight is ended at once, no other is
 * started, and the JVM waits until what was measured so far is written. Its exit code is then the
 * signal's own, 130 for Ctrl-C.
 */
public final class Interruption implements Closeable {
  private static final int LONGEST_WAIT_MILLIS = 60_000;
  private static final int CHECK_MILLIS = 200;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("interruption").unstarted(this::end);
  private volatile boolean requested;

  private Interruption() {}

  /** Waits for a request from now on, until closed. */
  public static Interruption listen() {
    var interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Returns whether the end was requested. */
  public boolean requested() {
    return requested;
  }

  /** Runs while the JVM shuts down, which waits for it. */
  private void end() {
    requested = true;
    try {
      boolean done = false;
      for (int waited = 0; !done && waited < LONGEST_WAIT_MILLIS; waited += CHECK_MILLIS) {
        // Again and again, for one that was just being started.
        ForkProcesses.end();
        done = finished.await(CHECK_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that all is written; the JVM may end. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and the hook is what it waited for.
      return;
    }
  }
}
