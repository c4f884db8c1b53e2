package dev.threadmill.coroutine;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A body, and how far its consumer has come with it.
 *
 * <p>The body's thread holds on to this object, so this object must not know the handle that the
 * user holds: the handle could then never be collected. Methods that may run the body take the
 * handle as an argument.
 *
 * <p>The fields are the consumer's, but for the three that the body writes once, at its end; the
 * {@link Switch} makes one side's writes visible to the other.
 *
 * @param <S> what the consumer sends
 * @param <R> what the body yields
 * @param <V> what the body returns
 */
final class Resumable<
    S extends @Nullable Object, R extends @Nullable Object, V extends @Nullable Object> {
  private static final Cleaner ABANDONED = Cleaner.create();
  private static final VarHandle STATE;

  static {
    try {
      STATE = MethodHandles.lookup().findVarHandle(Resumable.class, "state", State.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Carrier carrier;
  private final int batch;
  private final Function<Switch<S, R>, V> body;
  private volatile State state = State.CREATED;

  /** Null until the first resumption: a body that never begins costs no thread. */
  private @Nullable Switch<S, R> control;

  private Cleaner.@Nullable Cleanable abandonment;

  /** How many elements of the batch that is there have been taken. */
  private int taken;

  // Written by the body at its end.
  private @Nullable V returned;
  private @Nullable Throwable failure;
  private boolean ended;

  private boolean abandoned;

  Resumable(Carrier carrier, int batch, Function<Switch<S, R>, V> body) {
    carrier.require();
    this.carrier = carrier;
    this.batch = batch;
    this.body = body;
  }

  State state() {
    return state;
  }

  /** Claims the body for the calling thread; false if nothing of it is left. */
  boolean enter() {
    State before = state;
    if (before == State.CLOSED) {
      return false;
    }
    var existing = control;
    if (before == State.SUSPENDED && existing != null) {
      existing.admitConsumer();
    }
    if (before == State.RUNNING || !STATE.compareAndSet(this, before, State.RUNNING)) {
      throw new IllegalStateException(
          "already running: it can be resumed neither from its own body nor by a second thread");
    }
    return true;
  }

  /**
   * Returns whether an element waits to be taken and the body need not run for it. Claims nothing,
   * and so costs less than {@link #enter()}.
   */
  boolean ready() {
    return state == State.SUSPENDED && taken < filled();
  }

  /** Ends what {@link #enter()} began. */
  void leave() {
    State after;
    if (ended && taken == filled() && failure == null) {
      after = State.CLOSED;
    } else if (control == null) {
      after = State.CREATED;
    } else {
      after = State.SUSPENDED;
    }
    STATE.setRelease(this, after);
  }

  // The rest of the consumer's side is called between enter and leave.

  /**
   * Makes the body's {@code yield} return {@code value}.
   *
   * @throws IllegalStateException if no {@code yield} waits and {@code value} is not null
   */
  void send(S value) {
    if (control != null) {
      control.send(value);
    } else if (value != null) {
      throw new IllegalStateException(
          "cannot send %s to a coroutine that has not begun: call next() first".formatted(value));
    }
  }

  /** Makes {@code exception} come out of the body's {@code yield}, or out of a body not begun. */
  void throwInto(RuntimeException exception) {
    if (control == null) {
      ended = true;
      failure = exception;
    } else {
      control.throwInto(exception);
    }
  }

  /**
   * Makes an element ready to be taken, running the body if there is none.
   *
   * @return false if the body has ended and all its elements have been taken
   */
  boolean advance(Object handle) {
    if (taken < filled()) {
      return true;
    }
    if (!ended) {
      taken = 0;
      run(handle);
      if (filled() > 0) {
        return true;
      }
    }
    throwFailure();
    return false;
  }

  private int filled() {
    var existing = control;
    return existing == null ? 0 : existing.filled();
  }

  /** Takes an element that {@link #advance} has made ready. */
  R take() {
    return requireNonNull(control).take(taken++);
  }

  /** Returns what the body returned; only for a body that has ended well. */
  @SuppressWarnings("NullAway") // V may be a nullable type, and then null is its value.
  V returned() {
    return returned;
  }

  /** Unwinds the body if it has begun, waits for its end, and drops what was not taken. */
  void close(Object handle) {
    try {
      if (enter()) {
        try {
          unwind(handle);
        } finally {
          leave();
        }
      }
    } finally {
      if (state == State.CLOSED && control != null) {
        control.awaitTermination();
      }
    }
  }

  private void unwind(Object handle) {
    var existing = control;
    taken = 0;
    if (existing == null) {
      ended = true;
    } else {
      existing.drop();
      if (!ended) {
        existing.endBody();
        run(handle);
      }
    }
    throwFailure();
    if (existing != null && existing.yieldedWhenClosed()) {
      throw new IllegalStateException("the body yielded while it was being closed");
    }
  }

  private void run(Object handle) {
    var existing = control;
    try {
      if (existing == null) {
        begin(handle);
      } else {
        existing.resume();
      }
    } finally {
      Reference.reachabilityFence(handle);
    }
    if (ended && abandonment != null) {
      abandonment.clean();
    }
  }

  private void begin(Object handle) {
    Switch<S, R> created = Switch.of(carrier, batch, this::runBody);
    control = created;
    switch (carrier) {
      case VIRTUAL_THREAD, PLATFORM_THREAD ->
          abandonment = ABANDONED.register(handle, this::abandon);
      // Nothing but the handle leads to the frames on the heap: they are collected with it.
      case CONTINUATION -> {}
    }
    try {
      created.resume();
    } catch (Throwable notStarted) {
      control = null; // No thread was to be had, so the body has not begun and may be tried again.
      throw notStarted;
    }
  }

  /** Unwinds a body that nobody can resume any more. Runs on the cleaner's thread. */
  private void abandon() {
    if (!ended && control != null) {
      abandoned = true;
      control.endBody();
      control.release();
    }
  }

  private void throwFailure() {
    Throwable pending = failure;
    if (pending != null) {
      failure = null;
      if (control != null) {
        control.addConsumerTo(pending);
      }
      throw Resumable.<RuntimeException>asUnchecked(pending);
    }
  }

  /** Lets the very exception of the body through, even one that the body threw unchecked. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X asUnchecked(Throwable thrown) {
    return (X) thrown;
  }

  // ---- the body's side

  private void runBody(Switch<S, R> self) {
    try {
      returned = body.apply(self);
    } catch (BodyClosed e) {
      if (!self.isClosing()) {
        failure = e;
      }
    } catch (Throwable t) {
      if (abandoned) {
        throw t; // To the thread's handler of uncaught exceptions: nobody else is left to tell.
      }
      failure = t;
    } finally {
      ended = true;
    }
  }
}
