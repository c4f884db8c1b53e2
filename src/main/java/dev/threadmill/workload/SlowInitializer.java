package dev.threadmill.workload;

/** Takes its time to be initialised. {@link Pinning} makes a copy for each task. */
final class SlowInitializer {
  static {
    try {
      Thread.sleep(Pinning.HOLD);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted in a static initialiser", e);
    }
  }

  private SlowInitializer() {}
}
