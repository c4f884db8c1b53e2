package dev.threadmill.launch;

import java.io.Closeable;
import java.time.Duration;

/** Ends the forked JVM when its time is up; JMH itself would wait for it for ever. */
final class ForkTimeLimit implements Closeable {
  private static final String FORK_MAIN = "org.openjdk.jmh.runner.ForkedMain";

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
                    endForks();
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

  private static void endForks() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(FORK_MAIN))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    watchdog.interrupt();
  }
}
