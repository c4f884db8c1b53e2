package dev.threadmill.strategy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's {@code StructuredTaskScope} with its joiner {@code awaitAll}, in the shape that it has
 * had since JDK 25.
 *
 * <p>Called by its names, because code compiled for Java 21 cannot mention what is a preview later.
 * What is previewed may be called this way without {@code --enable-preview}.
 *
 * <p>Belongs to the thread that opens it, as the JDK's scope does.
 */
final class TaskScope implements AutoCloseable {
  private static final @Nullable Shape SHAPE = Shape.find();

  private final Shape shape;
  private final AutoCloseable scope;

  private TaskScope(Shape shape, AutoCloseable scope) {
    this.shape = shape;
    this.scope = scope;
  }

  /** Returns why there are no scopes on this JVM, or empty if there are. */
  static Optional<String> whyMissing() {
    return SHAPE == null
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "it needs StructuredTaskScope as it is since Java 25, and this is Java %d",
                Runtime.version().feature()))
        : Optional.empty();
  }

  /**
   * Opens a scope that starts a thread of the factory for every task.
   *
   * @throws IllegalStateException if this JVM has none
   */
  static TaskScope open(ThreadFactory threads) {
    Shape shape = SHAPE;
    if (shape == null) {
      throw new IllegalStateException(whyMissing().orElseThrow());
    }
    try {
      return new TaskScope(shape, shape.open(threads));
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Starts a task, whose result may be asked for after {@link #join}. */
  @SuppressWarnings("unchecked") // A subtask supplies what its task returns.
  <T extends @Nullable Object> Supplier<T> fork(Callable<? extends T> task) {
    try {
      return (Supplier<T>) (Supplier<?>) shape.fork.invokeExact(scope, (Callable<?>) task);
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /**
   * Waits for every task to end.
   *
   * @throws InterruptedException if the thread is interrupted, after which all that is left is to
   *     {@link #close}
   */
  void join() throws InterruptedException {
    try {
      var ignored = (Object) shape.join.invokeExact(scope);
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Interrupts tasks that have not ended, and waits for them. */
  @Override
  public void close() {
    try {
      scope.close();
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** Returns an exception that is none of those that the JDK's scope declares. */
  private static RuntimeException unchecked(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException unchecked -> unchecked;
      default -> new IllegalStateException("StructuredTaskScope: " + e, e);
    };
  }

  /**
   * What is called.
   *
   * @param awaitAll returns a joiner
   * @param open takes a joiner and what changes the configuration, and returns a scope
   * @param withThreadFactory returns a changed configuration
   */
  private record Shape(
      MethodHandle awaitAll,
      MethodHandle open,
      MethodHandle withThreadFactory,
      MethodHandle fork,
      MethodHandle join) {

    static @Nullable Shape find() {
      try {
        var lookup = MethodHandles.publicLookup();
        var scope = Class.forName("java.util.concurrent.StructuredTaskScope");
        var joiner = Class.forName(scope.getName() + "$Joiner");
        var configuration = Class.forName(scope.getName() + "$Configuration");
        // A Function in JDK 25, a UnaryOperator later.
        var open =
            Arrays.stream(scope.getMethods())
                .filter(m -> m.getName().equals("open") && m.getParameterCount() == 2)
                .filter(m -> m.getParameterTypes()[1].isAssignableFrom(UnaryOperator.class))
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
        return new Shape(
            typed(lookup.unreflect(joiner.getMethod("awaitAll")), Object.class),
            typed(lookup.unreflect(open), AutoCloseable.class, Object.class, UnaryOperator.class),
            typed(
                lookup.unreflect(configuration.getMethod("withThreadFactory", ThreadFactory.class)),
                Object.class,
                Object.class,
                ThreadFactory.class),
            typed(
                lookup.unreflect(scope.getMethod("fork", Callable.class)),
                Supplier.class,
                AutoCloseable.class,
                Callable.class),
            typed(lookup.unreflect(scope.getMethod("join")), Object.class, AutoCloseable.class));
      } catch (ReflectiveOperationException e) {
        return null;
      }
    }

    AutoCloseable open(ThreadFactory threads) throws Throwable {
      Object joiner = (Object) awaitAll.invokeExact();
      UnaryOperator<Object> configured = configuration -> configured(configuration, threads);
      return (AutoCloseable) open.invokeExact(joiner, configured);
    }

    private Object configured(Object configuration, ThreadFactory threads) {
      try {
        return (Object) withThreadFactory.invokeExact(configuration, threads);
      } catch (Throwable e) {
        throw unchecked(e);
      }
    }

    private static MethodHandle typed(
        MethodHandle handle, Class<?> returned, Class<?>... parameters) {
      return handle.asType(MethodType.methodType(returned, parameters));
    }
  }
}
