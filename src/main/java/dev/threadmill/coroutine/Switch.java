package dev.threadmill.coroutine;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes control between a consumer and a body, of which exactly one runs at a time, and with it
 * what they have to say to each other.
 *
 * <p>Everything written by one side before it gives control away is seen by the other. What changes
 * with every element is kept in this one object, and is written by one side only where that can be:
 * with the two on different processors, each line of cache that both write costs a trip.
 *
 * @param <S> what the consumer sends
 * @param <R> what the body yields
 */
abstract sealed class Switch<S extends @Nullable Object, R extends @Nullable Object>
    permits ThreadSwitch, ContinuationSwitch {
  // From the body to the consumer: the first element of a batch, the others, and how many there
  // are.
  private @Nullable R first;
  private final @Nullable Object[] others;
  private int filled;
  private boolean yieldedWhenClosed;

  // From the consumer to the body.
  private @Nullable S sent;
  private @Nullable RuntimeException thrown;
  private boolean closing;

  Switch(int batch) {
    others = new @Nullable Object[batch - 1];
  }

  /** Makes the switch for {@code body}, which begins at the first {@link #resume()}. */
  static <S extends @Nullable Object, R extends @Nullable Object> Switch<S, R> of(
      Carrier carrier, int batch, Consumer<Switch<S, R>> body) {
    return switch (carrier) {
      case VIRTUAL_THREAD ->
          new ThreadSwitch<>(Thread.ofVirtual().inheritInheritableThreadLocals(false), batch, body);
      case PLATFORM_THREAD ->
          new ThreadSwitch<>(
              Thread.ofPlatform()
                  .name("coroutine body")
                  .daemon(true)
                  .inheritInheritableThreadLocals(false),
              batch,
              body);
      case CONTINUATION -> new ContinuationSwitch<>(batch, body);
    };
  }

  /** Called by the consumer: runs the body until it suspends or ends. */
  abstract void resume();

  /** Called by the body: gives control to the consumer and returns when resumed. */
  abstract void suspend();

  /** Returns whether the calling code is the body itself, not something else that it runs. */
  abstract boolean isBody();

  /**
   * Checks that the calling thread may resume the body.
   *
   * @throws IllegalStateException if it may not
   */
  abstract void admitConsumer();

  /** Returns once nothing of an ended body is left. */
  abstract void awaitTermination();

  /** Lets the body of an abandoned handle run to its end, without waiting for it. */
  abstract void release();

  /** Called by the consumer with the exception that ended the body: adds where it was resumed. */
  abstract void addConsumerTo(Throwable failure);

  // ---- the consumer's side

  final void send(S value) {
    sent = value;
  }

  /** Makes {@code exception} come out of the body's {@code yield}. */
  final void throwInto(RuntimeException exception) {
    thrown = exception;
  }

  /** Makes the body end at its {@code yield}, and at every one after that. */
  final void endBody() {
    closing = true;
  }

  /** Returns how many elements the body has handed over since it was resumed. */
  final int filled() {
    return filled;
  }

  /**
   * Takes the element of that index. The first is not cleared, which would be a second write to
   * what the body writes next; it is held until then.
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // The body put an R there.
  final R take(int index) {
    if (index == 0) {
      return first;
    }
    var element = (R) others[index - 1];
    others[index - 1] = null;
    return element;
  }

  /** Drops the elements that were not taken. */
  final void drop() {
    first = null;
    Arrays.fill(others, null);
    filled = 0;
  }

  final boolean yieldedWhenClosed() {
    return yieldedWhenClosed;
  }

  // ---- the body's side

  /** Returns whether the body has been told to end. */
  final boolean isClosing() {
    return closing;
  }

  /** Hands a value to the consumer and returns what it sends when it resumes the body. */
  final @Nullable S hand(R value) {
    if (!isBody()) {
      throw new IllegalStateException("only the body itself may yield");
    }
    if (closing) {
      yieldedWhenClosed = true;
      throw new BodyClosed();
    }
    put(value);
    if (filled <= others.length) {
      return null;
    }
    suspendBatch();
    if (thrown != null || closing) {
      throwReceived();
    }
    S received = sent;
    if (received != null) {
      sent = null;
    }
    return received;
  }

  private void put(R value) {
    if (filled == 0) {
      first = value;
    } else {
      others[filled - 1] = value;
    }
    filled++;
  }

  private void suspendBatch() {
    try {
      suspend();
    } catch (IllegalStateException pinned) {
      // The body stays where it is and learns why, so the consumer must not see the value.
      filled--;
      throw pinned;
    }
    filled = 0;
  }

  private void throwReceived() {
    RuntimeException received = thrown;
    if (received != null) {
      thrown = null;
      throw received;
    }
    throw new BodyClosed();
  }
}
