package dev.threadmill.coroutine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Keeps the body on a thread of its own and hands control over by parking and unparking. */
final class ThreadSwitch extends Switch {
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
    giveToBody();
    boolean interrupted = false;
    while ((boolean) BODY_TURN.getAcquire(this)) {
      LockSupport.park();
      // The interrupt is for whoever does the work, and stays visible to the one who asked for it.
      if (Thread.interrupted()) {
        interrupted = true;
        thread.interrupt();
      }
    }
    consumer = null;
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveToBody() {
    // Release is enough: unpark orders it before the other side's next look.
    BODY_TURN.setRelease(this, true);
    if (started) {
      LockSupport.unpark(thread);
    } else {
      thread.start();
      started = true;
    }
  }

  private void giveToConsumer() {
    Thread waiting = consumer;
    BODY_TURN.setRelease(this, false);
    LockSupport.unpark(waiting);
  }

  @Override
  void suspend() {
    giveToConsumer();
    boolean interrupted = false;
    while (!(boolean) BODY_TURN.getAcquire(this)) {
      LockSupport.park();
      // Left set, an interrupt that came too late would make park return at once, for ever.
      interrupted |= Thread.interrupted();
    }
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
