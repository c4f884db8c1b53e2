package dev.threadmill.coroutine;

import java.util.Iterator;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A lazy sequence written as straight-line code that yields its elements.
 *
 * <pre>{@code
 * try (var words = Generator.<String>of(out -> {
 *   out.yield("One");
 *   out.yield("shot");
 * })) {
 *   words.next(); // "One", and nothing after the first yield has run
 * }
 * }</pre>
 *
 * <p>The body begins at the first pull, which is the first call of {@link #hasNext} or {@link
 * #next}, and runs until it has yielded as many elements as a batch has. What it throws comes out
 * of the pull that reaches that place, after the elements before it; if the body has a thread of
 * its own, the consumer's stack is attached as suppressed. After that, and after its end, there are
 * no more elements.
 *
 * <p>{@link #close} ends a body that waits at a {@code yield}. A generator that was begun on a
 * thread and is collected without having been closed is ended too, on that thread, some time after
 * the collection; the body must then not refer to its own generator. Until its consumer has it
 * closed or collected, a suspended body keeps its thread.
 *
 * <p>A generator may move from one consumer thread to another (see {@link Carrier#CONTINUATION} for
 * the exception) but serves one at a time; a second one is refused with {@link
 * IllegalStateException}, and so is a body that pulls from its own generator. A consumer that is
 * interrupted while it waits for a body on another thread passes the interrupt on to the body and
 * stays interrupted itself.
 *
 * @param <T> the type of the elements, which may be null
 */
public final class Generator<T extends @Nullable Object> implements Iterator<T>, AutoCloseable {
  /** The most elements that may cross in one switch. */
  public static final int MAX_BATCH = 1024;

  private final Carrier carrier;
  private final Resumable<@Nullable Void, T, @Nullable Void> resumable;

  private Generator(Carrier carrier, int batch, Body<T> body) {
    if (batch < 1 || batch > MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch must be between 1 and %d: %d".formatted(MAX_BATCH, batch));
    }
    this.carrier = carrier;
    this.resumable =
        new Resumable<>(
            carrier,
            batch,
            self -> {
              body.run(self::hand);
              return null;
            });
  }

  /** Makes a generator on a virtual thread. */
  public static <T extends @Nullable Object> Generator<T> of(Body<T> body) {
    return of(Carrier.VIRTUAL_THREAD, body);
  }

  /**
   * Makes a generator on the given carrier.
   *
   * @throws UnsupportedOperationException if the carrier is {@linkplain Carrier#unavailable()
   *     unavailable}
   */
  public static <T extends @Nullable Object> Generator<T> of(Carrier carrier, Body<T> body) {
    return of(carrier, 1, body);
  }

  /**
   * Makes a generator whose body hands over up to {@code batch} elements at a time.
   *
   * <p>With more than one, a pull may run the body up to {@code batch - 1} elements ahead of what
   * is asked for, side effects and failures included: cheaper, and less lazy. Elements still wait
   * until the batch is full or the body ends.
   *
   * @param batch the elements per switch, 1 to {@link #MAX_BATCH}
   * @throws UnsupportedOperationException if the carrier is {@linkplain Carrier#unavailable()
   *     unavailable}
   */
  public static <T extends @Nullable Object> Generator<T> of(
      Carrier carrier, int batch, Body<T> body) {
    return new Generator<>(carrier, batch, body);
  }

  @Override
  public boolean hasNext() {
    if (resumable.ready()) {
      return true;
    }
    if (!resumable.enter()) {
      return false;
    }
    try {
      return resumable.advance(this);
    } finally {
      resumable.leave();
    }
  }

  @Override
  public T next() {
    if (resumable.enter()) {
      try {
        if (resumable.advance(this)) {
          return resumable.take();
        }
      } finally {
        resumable.leave();
      }
    }
    throw new NoSuchElementException("the generator has ended");
  }

  /** Returns where the generator is in its life. */
  public State state() {
    return resumable.state();
  }

  /**
   * Ends the body where it waits, runs its {@code finally} blocks, and waits until nothing of it is
   * left. Elements not taken are dropped. Does nothing if the generator is closed already.
   *
   * <p>What the body throws meanwhile comes out of here, and so does a failure that it met while it
   * ran ahead. A body that swallows the end and goes on yielding is ended again at each {@code
   * yield}.
   *
   * @throws IllegalStateException if the body yielded while it was being ended, or the generator is
   *     running
   */
  @Override
  public void close() {
    resumable.close(this);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Generator[%s, %s]", carrier, state());
  }

  /**
   * The code that yields the elements.
   *
   * @param <T> the type of the elements
   */
  @FunctionalInterface
  public interface Body<T extends @Nullable Object> {
    /** Yields every element in order, then returns. */
    void run(Output<T> out);
  }

  /**
   * Where a body puts its elements.
   *
   * @param <T> the type of the elements
   */
  public interface Output<T extends @Nullable Object> {
    /**
     * Hands an element to the consumer and returns when the next one is asked for.
     *
     * @throws IllegalStateException if called by anything but the body itself, or where a
     *     continuation cannot be suspended
     */
    @SuppressWarnings("NamedLikeContextualKeyword") // The word of the trade; calls are qualified.
    void yield(T element);
  }
}
