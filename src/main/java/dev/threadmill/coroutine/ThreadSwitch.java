package dev.threadmill.coroutine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the body on a thread of its own and hands control over by parking and unparking.
 *
 * <p>Between two virtual threads, whoever waits first yields its carrier a few times: the other
 * side is then next in the carrier's own queue, and where it answers at once neither has to be
 * unparked, which would wake another carrier to fetch it. A side that parks says so, and only then
 * is it unparked.
 */
final class ThreadSwitch extends Switch {
  private static final int YIELDS = Integer.getInteger("tm.yields", 2);
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

  /** The thread to wake when the body suspends; written before the body's turn, cleared after. */
  private @Nullable Thread consumer;

  private volatile boolean consumerParked;
  private volatile boolean bodyParked;

  private boolean started;

  @SuppressWarnings("unused") // Read and written through BODY_TURN.
  private boolean bodyTurn;

  ThreadSwitch(Thread.Builder builder, Runnable body) {
    thread =
        builder.unstarted(
            () -> {
              try {
                body.run();
              } finally {
                giveToConsumer();
              }
            });
  }

  @Override
  void resume() {
    consumer = Thread.currentThread();
    boolean mayYield = betweenVirtualThreads();
    giveToBody();
    if (!mayYield || !yieldUntil(false)) {
      parkWhileBodyRuns();
    }
    consumer = null;
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
    if (mayYield && yieldUntil(true)) {
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
