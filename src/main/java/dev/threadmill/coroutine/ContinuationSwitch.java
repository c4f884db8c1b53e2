package dev.threadmill.coroutine;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the body on the consumer's stack, and moves its frames to the heap while it waits. */
final class ContinuationSwitch<S extends @Nullable Object, R extends @Nullable Object>
    extends Switch<S, R> {
  private final Object continuation;
  private final Thread owner;

  ContinuationSwitch(int batch, Consumer<Switch<S, R>> body) {
    super(batch);
    continuation = VmContinuation.create(() -> body.accept(this));
    owner = Thread.currentThread();
  }

  /** Returns why this JVM has no continuations to offer, or empty if it has. */
  static Optional<String> unavailable() {
    boolean exported =
        Object.class
            .getModule()
            .isExported(VmContinuation.PACKAGE, ContinuationSwitch.class.getModule());
    if (!exported) {
      return Optional.of("needs the JVM option " + Carrier.CONTINUATION_OPTION);
    }
    try {
      Class.forName(VmContinuation.PACKAGE + ".Continuation");
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of("this JVM has no internal continuations (%s)".formatted(e));
    }
    return Optional.empty();
  }

  @Override
  void resume() {
    VmContinuation.run(continuation);
  }

  @Override
  void suspend() {
    VmContinuation.suspend();
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // The very one is meant.
  boolean isBody() {
    return VmContinuation.innermost() == continuation;
  }

  @Override
  void admitConsumer() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "carrier %s: begun by thread \"%s\", and only that one may go on, not \"%s\""
              .formatted(Carrier.CONTINUATION, owner.getName(), Thread.currentThread().getName()));
    }
  }

  @Override
  void awaitTermination() {}

  @Override
  void release() {}

  @Override
  void addConsumerTo(Throwable failure) {}
}
