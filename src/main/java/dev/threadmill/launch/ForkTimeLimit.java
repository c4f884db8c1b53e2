package dev.threadmill.launch;

import java.io.Closeable;
import java.time.Duration;

/** Ends the forked JVM when its time is up; JMH itself would wait for it for ever. */
final class ForkTimeLimit implements Closeable {
  private final Thread watchdog;
  private volatile boolean expired;

  private ForkTimeLimit(Duration limit) {
    watchdog =
        Thread.ofPlatform()
            .daemon()
            .name("fork-time-limit")
            .unstarted(
                () -> {
                  try {
                    Thread.sleep(limit);
                    expired = true;
                    ForkProcesses.end();
                  } catch (InterruptedException e) {
                    // The fork ended in time.
                    return;
                  }
                });
  }

  static ForkTimeLimit start(Duration limit) {
    var timeLimit = new ForkTimeLimit(limit);
    timeLimit.watchdog.start();
    return timeLimit;
  }

  boolean expired() {
    return expired;
  }

  @Override
  public void close() {
    watchdog.interrupt();
  }
}
