package dev.threadmill.bench;

/** What the JVM of every fork is given, whoever starts it. */
final class Jvm {
  /**
   * JMH 1.37 reads field offsets through {@code sun.misc.Unsafe}, of which JDK 24 and later warn in
   * every fork. Older JDKs pass the property over.
   */
  static final String QUIET_UNSAFE = "-Dsun.misc.unsafe.memory.access=allow";

  private Jvm() {}
}
