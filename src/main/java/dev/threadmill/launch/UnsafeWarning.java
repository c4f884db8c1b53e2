package dev.threadmill.launch;

import java.lang.reflect.Field;

/**
 * Keeps JDK 24 and later from warning, once per JVM, that JMH 1.37 and Netty read field offsets
 * through {@code sun.misc.Unsafe} (JEP 498). Forks and the farm's process get a system property;
 * the JVM that the user starts with {@code java -jar} has none to get.
 */
public final class UnsafeWarning {

  private UnsafeWarning() {}

  /** Marks the warning as given. Where a JDK has no such mark, this does nothing. */
  public static void silence() {
    try {
      Field warned = Class.forName("sun.misc.Unsafe").getDeclaredField("memoryAccessWarned");
      warned.setAccessible(true);
      warned.setBoolean(null, true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      // JDK 23 and earlier do not warn; a later one that has moved the mark warns, and works.
      return;
    }
  }
}
