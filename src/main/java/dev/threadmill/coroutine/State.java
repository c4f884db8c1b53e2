package dev.threadmill.coroutine;

/** Where a generator or coroutine is in its life. */
public enum State {
  /** Made, and nothing of its body has run. */
  CREATED,

  /** Somebody has resumed it and has not been answered yet. */
  RUNNING,

  /** Its body waits at a {@code yield}, or has run ahead of a consumer who has elements to take. */
  SUSPENDED,

  /** Its body has ended, or will never begin. */
  CLOSED
}
