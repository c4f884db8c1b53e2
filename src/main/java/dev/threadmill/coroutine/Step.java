package dev.threadmill.coroutine;

import org.jspecify.annotations.Nullable;

/**
 * What a coroutine answered when it was resumed: a value, or its end.
 *
 * <p>The end of a dialogue is an outcome that every caller has to handle and that carries a value.
 * Exceptions cannot be generic, so one would lose the value's type; a {@code switch} over this type
 * keeps it, and does not compile with the end forgotten.
 *
 * @param <R> the type of yielded values
 * @param <V> the type of the value returned at the end
 */
public sealed interface Step<R extends @Nullable Object, V extends @Nullable Object> {

  /** The coroutine waits at a {@code yield}. */
  record Yielded<R extends @Nullable Object, V extends @Nullable Object>(R value)
      implements Step<R, V> {}

  /** The coroutine's body returned. */
  record Returned<R extends @Nullable Object, V extends @Nullable Object>(V value)
      implements Step<R, V> {}
}
