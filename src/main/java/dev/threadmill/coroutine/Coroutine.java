package dev.threadmill.coroutine;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A dialogue written as straight-line code: values are sent in, values are yielded out, and one is
 * returned at the end.
 *
 * <pre>{@code
 * var dialogue = Coroutine.<Integer, Integer, String>of(caller -> {
 *   int y = caller.yield(10);
 *   int z = caller.yield(10 - y);
 *   return "got " + z;
 * });
 * dialogue.next();   // Yielded[value=10]
 * dialogue.send(20); // Yielded[value=-10]
 * dialogue.send(30); // Returned[value=got 30]
 * }</pre>
 *
 * <p>Threads, failures, closing and abandonment are as {@link Generator} describes them.
 *
 * @param <S> the type of the values sent in
 * @param <R> the type of the values yielded
 * @param <V> the type of the value returned at the end
 */
public final class Coroutine<
        S extends @Nullable Object, R extends @Nullable Object, V extends @Nullable Object>
    implements AutoCloseable {
  private final Carrier carrier;
  private final Resumable<@Nullable S, R, V> resumable;

  private Coroutine(Carrier carrier, Body<S, R, V> body) {
    this.carrier = carrier;
    this.resumable = new Resumable<>(carrier, 1, self -> body.run(self::hand));
  }

  /** Makes a coroutine on a virtual thread. */
  public static <S extends @Nullable Object, R extends @Nullable Object, V extends @Nullable Object>
      Coroutine<S, R, V> of(Body<S, R, V> body) {
    return of(Carrier.VIRTUAL_THREAD, body);
  }

  /**
   * Makes a coroutine on the given carrier.
   *
   * @throws UnsupportedOperationException if the carrier is {@linkplain Carrier#unavailable()
   *     unavailable}
   */
  public static <S extends @Nullable Object, R extends @Nullable Object, V extends @Nullable Object>
      Coroutine<S, R, V> of(Carrier carrier, Body<S, R, V> body) {
    return new Coroutine<>(carrier, body);
  }

  /**
   * Begins the body, or resumes it with null as what its {@code yield} returns.
   *
   * @throws IllegalStateException if the coroutine is closed or already running
   */
  public Step<R, V> next() {
    enter();
    try {
      return answer();
    } finally {
      resumable.leave();
    }
  }

  /**
   * Resumes the body with {@code value} as what its {@code yield} returns.
   *
   * @throws IllegalStateException if {@code value} is not null and no {@code yield} waits for it
   *     yet, or the coroutine is closed or already running
   */
  public Step<R, V> send(S value) {
    enter();
    try {
      resumable.send(value);
      return answer();
    } finally {
      resumable.leave();
    }
  }

  /**
   * Resumes the body with an exception thrown by its {@code yield}. If the body does not catch it,
   * or has not begun, the exception comes back out of here and the coroutine is closed.
   *
   * @throws IllegalStateException if the coroutine is closed or already running
   */
  public Step<R, V> throwInto(RuntimeException exception) {
    enter();
    try {
      resumable.throwInto(exception);
      return answer();
    } finally {
      resumable.leave();
    }
  }

  private void enter() {
    if (!resumable.enter()) {
      throw new IllegalStateException("the coroutine is closed");
    }
  }

  private Step<R, V> answer() {
    return resumable.advance(this)
        ? new Step.Yielded<>(resumable.take())
        : new Step.Returned<>(resumable.returned());
  }

  /** Returns where the coroutine is in its life. */
  public State state() {
    return resumable.state();
  }

  /**
   * Ends the body where it waits, runs its {@code finally} blocks, and waits until nothing of it is
   * left. Does nothing if the coroutine is closed already.
   *
   * <p>What the body throws meanwhile comes out of here. A body that swallows the end and goes on
   * yielding is ended again at each {@code yield}.
   *
   * @throws IllegalStateException if the body yielded while it was being ended, or the coroutine is
   *     running
   */
  @Override
  public void close() {
    resumable.close(this);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Coroutine[%s, %s]", carrier, state());
  }

  /**
   * The code that holds the dialogue.
   *
   * @param <S> the type of the values sent in
   * @param <R> the type of the values yielded
   * @param <V> the type of the value returned at the end
   */
  @FunctionalInterface
  public interface Body<
      S extends @Nullable Object, R extends @Nullable Object, V extends @Nullable Object> {
    /** Holds the dialogue with {@code caller} and returns its outcome. */
    V run(Caller<S, R> caller);
  }

  /**
   * The other side of the dialogue, as the body sees it.
   *
   * @param <S> the type of the values received
   * @param <R> the type of the values yielded
   */
  public interface Caller<S extends @Nullable Object, R extends @Nullable Object> {
    /**
     * Hands a value to the caller and returns what it sends, which is null if it calls {@link
     * Coroutine#next}.
     *
     * @throws RuntimeException what the caller {@linkplain Coroutine#throwInto throws}
     * @throws IllegalStateException if called by anything but the body itself, or where a
     *     continuation cannot be suspended
     */
    @SuppressWarnings("NamedLikeContextualKeyword") // The word of the trade; calls are qualified.
    @Nullable S yield(R value);
  }
}
