package dev.threadmill.load;

import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Measures by how much this JVM and machine delay a thread that does nothing: it asks to sleep for
 * a millisecond again and again, and records what it slept longer. No latency measured meanwhile is
 * finer than that.
 *
 * <p>A long delay also counts for the sleeps that did not take place during it, or a pause of a
 * second would weigh as little as one of a millisecond.
 */
public final class PauseMeter implements AutoCloseable {
  private static final long INTERVAL_NS = 1_000_000;
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Recorder recorder = new Recorder(SIGNIFICANT_DIGITS);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("pause-meter").unstarted(this::run);
  private volatile boolean closed;

  private PauseMeter() {}

  /** Starts a meter. */
  public static PauseMeter start() {
    var meter = new PauseMeter();
    meter.thread.start();
    return meter;
  }

  /** Returns the delays since they were last taken, in nanoseconds. */
  public Histogram takeNs() {
    return recorder.getIntervalHistogram();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!closed) {
      long startNs = System.nanoTime();
      LockSupport.parkNanos(INTERVAL_NS);
      long pauseNs = System.nanoTime() - startNs - INTERVAL_NS;
      recorder.recordValueWithExpectedInterval(Math.max(0, pauseNs), INTERVAL_NS);
    }
  }
}
