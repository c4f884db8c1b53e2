package dev.threadmill.coroutine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the body on a thread of its own and hands control over by parking and unparking.
 *
 * <p>Between two virtual threads, whoever waits does two things before it parks. It spins for a
 * moment, as {@link java.util.concurrent.Exchanger} does: where the other side is on a carrier of
 * its own and answers at once, that is the shortest way, and it burns no more than two switches do.
 * And it yields: where the two share a carrier, the other side is next in its queue. Neither has to
 * be unparked then, which would wake a third carrier. A side that parks says so, and only then is
 * it unparked.
 */
final class ThreadSwitch<S extends @Nullable Object, R extends @Nullable Object>
    extends Switch<S, R> {
  private static final int YIELDS = 2;
  private static final VarHandle BODY_TURN;

  static {
    try {
      BODY_TURN =
          MethodHandles.lookup().findVarHandle(ThreadSwitch.class, "bodyTurn", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Thread thread;

  /**
   * The thread to wake when the body suspends. It is written before the body's turn, and only if it
   * has changed: a spinning body reads the same line of cache, and would have to fetch it again.
   */
  private @Nullable Thread consumer;

  private final Spinning consumerSpinning = new Spinning();
  private final Spinning bodySpinning = new Spinning();
  private volatile boolean consumerParked;
  private volatile boolean bodyParked;

  private boolean started;

  @SuppressWarnings("unused") // Read and written through BODY_TURN.
  private boolean bodyTurn;

  ThreadSwitch(Thread.Builder builder, int batch, Consumer<Switch<S, R>> body) {
    super(batch);
    thread =
        builder.unstarted(
            () -> {
              try {
                body.accept(this);
              } finally {
                giveToConsumer();
              }
            });
  }

  @Override
  void resume() {
    if (consumer != Thread.currentThread()) {
      consumer = Thread.currentThread();
    }
    boolean mayYield = betweenVirtualThreads();
    giveToBody();
    if (!mayYield || !(spinUntil(false, consumerSpinning) || yieldUntil(false))) {
      parkWhileBodyRuns();
    }
  }

  private void parkWhileBodyRuns() {
    boolean interrupted = false;
    consumerParked = true;
    while ((boolean) BODY_TURN.getVolatile(this)) {
      LockSupport.park();
      // The interrupt is for whoever does the work, and stays visible to the one who asked for it.
      if (Thread.interrupted()) {
        interrupted = true;
        thread.interrupt();
      }
    }
    consumerParked = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean betweenVirtualThreads() {
    Thread waiting = consumer;
    return waiting != null && waiting.isVirtual() && thread.isVirtual();
  }

  /** Spins until it is the turn asked for, but not for long; returns whether it came. */
  private boolean spinUntil(boolean bodyTurn, Spinning spinning) {
    for (int left = spinning.turns(); left > 0; left--) {
      if ((boolean) BODY_TURN.getAcquire(this) == bodyTurn) {
        spinning.succeeded();
        return true;
      }
      Thread.onSpinWait();
    }
    spinning.failed();
    return false;
  }

  /** Yields until it is the turn asked for, but not for long; returns whether it came. */
  @SuppressWarnings("ThreadPriorityCheck") // Only a saving: whoever is not served by it parks.
  private boolean yieldUntil(boolean bodyTurn) {
    for (int i = 0; i < YIELDS; i++) {
      Thread.yield();
      if ((boolean) BODY_TURN.getAcquire(this) == bodyTurn) {
        return true;
      }
    }
    return false;
  }

  private void giveToBody() {
    // Volatile, as the other side parks only if it sees no turn after it has said that it parks.
    BODY_TURN.setVolatile(this, true);
    if (!started) {
      thread.start();
      started = true;
    } else if (bodyParked) {
      LockSupport.unpark(thread);
    }
  }

  private void giveToConsumer() {
    Thread waiting = consumer;
    BODY_TURN.setVolatile(this, false);
    if (consumerParked) {
      LockSupport.unpark(waiting);
    }
  }

  @Override
  void suspend() {
    // Asked before the turn is given away: after that the field is the consumer's.
    boolean mayYield = betweenVirtualThreads();
    giveToConsumer();
    if (mayYield && (spinUntil(true, bodySpinning) || yieldUntil(true))) {
      return;
    }
    boolean interrupted = false;
    bodyParked = true;
    while (!(boolean) BODY_TURN.getVolatile(this)) {
      LockSupport.park();
      // Left set, an interrupt that came too late would make park return at once, for ever.
      interrupted |= Thread.interrupted();
    }
    bodyParked = false;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  boolean isBody() {
    return Thread.currentThread() == thread;
  }

  @Override
  void admitConsumer() {}

  @Override
  void awaitTermination() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void release() {
    giveToBody();
  }

  @Override
  void addConsumerTo(Throwable failure) {
    failure.addSuppressed(new ResumedFrom(Thread.currentThread()));
  }
}
