package dev.threadmill.coroutine;

/** The stack of the consumer that waited when a body on another thread failed. */
final class ResumedFrom extends Exception {
  private static final long serialVersionUID = 1;

  ResumedFrom(Thread consumer) {
    super("thread \"%s\" had resumed the body".formatted(consumer.getName()));
  }
}
