package dev.threadmill.lesson;

import java.util.Locale;

/** Says how long ago it was made, as {@code 0.12s}. */
final class Stopwatch {
  private final long startNs = System.nanoTime();

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2fs", (System.nanoTime() - startNs) / 1e9);
  }
}
