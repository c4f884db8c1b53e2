package dev.threadmill.coroutine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's internal continuation, called through handles because {@code --release} hides it.
 *
 * <p>Initializing this class fails unless {@link ContinuationSwitch#unavailable()} is empty. The
 * handles are constants, so the JIT compiles a call through them like a plain one.
 */
final class VmContinuation {
  static final String PACKAGE = "jdk.internal.vm";

  private static final MethodHandle CREATE;
  private static final MethodHandle RUN;
  private static final MethodHandle YIELD;
  private static final MethodHandle INNERMOST;

  static {
    try {
      Class<?> type = Class.forName(PACKAGE + ".Continuation");
      Class<?> scopeType = Class.forName(PACKAGE + ".ContinuationScope");
      Object scope = scopeType.getConstructor(String.class).newInstance("dev.threadmill.coroutine");
      var lookup = MethodHandles.lookup();
      CREATE =
          lookup
              .findConstructor(type, MethodType.methodType(void.class, scopeType, Runnable.class))
              .bindTo(scope)
              .asType(MethodType.methodType(Object.class, Runnable.class));
      RUN =
          lookup
              .findVirtual(type, "run", MethodType.methodType(void.class))
              .asType(MethodType.methodType(void.class, Object.class));
      YIELD =
          lookup
              .findStatic(type, "yield", MethodType.methodType(boolean.class, scopeType))
              .bindTo(scope);
      INNERMOST =
          lookup
              .findStatic(type, "getCurrentContinuation", MethodType.methodType(type, scopeType))
              .bindTo(scope)
              .asType(MethodType.methodType(Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private VmContinuation() {}

  static Object create(Runnable body) {
    try {
      return CREATE.invokeExact(body);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** Runs until the continuation yields or ends. */
  static void run(Object continuation) {
    try {
      RUN.invokeExact(continuation);
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** Suspends the innermost continuation that was made here. */
  static void suspend() {
    try {
      boolean unused = (boolean) YIELD.invokeExact();
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** Returns the innermost running continuation that was made here, or null outside of any. */
  static @Nullable Object innermost() {
    try {
      return INNERMOST.invokeExact();
    } catch (Throwable t) {
      throw unchecked(t);
    }
  }

  /** The four methods declare nothing checked; handles cannot know that. */
  private static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      return e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(thrown);
  }
}
