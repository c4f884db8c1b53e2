package dev.threadmill.bench;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How often the threads of this process have left a processor since it started, of their own accord
 * or not; threads that have ended count, too.
 *
 * <p>That is what {@code getrusage} of the system says. Files under /proc have the counts of living
 * threads only, of which a strategy with a thread per task leaves none. The function is called
 * through java.lang.foreign, which is found by name because this code also compiles for and runs on
 * JDK 21, where there is no final form of it.
 */
final class ContextSwitches {
  /** Of struct rusage on Linux with 64 bits: two times of 16 bytes, then 14 longs. */
  private static final int RUSAGE_BYTES = 144;

  private static final int VOLUNTARY_OFFSET = 128;
  private static final int INVOLUNTARY_OFFSET = 136;
  private static final int SELF = 0;

  private final Optional<MethodHandle> getrusage;
  private final ByteBuffer usage =
      ByteBuffer.allocateDirect(RUSAGE_BYTES).order(ByteOrder.nativeOrder());

  private ContextSwitches(Optional<MethodHandle> getrusage) {
    this.getrusage = getrusage;
  }

  /** Returns a counter that counts nothing where the system or the JVM cannot tell. */
  static ContextSwitches open() {
    boolean known =
        System.getProperty("os.name", "").equals("Linux")
            && System.getProperty("sun.arch.data.model", "").equals("64");
    return new ContextSwitches(known ? lookUp() : Optional.empty());
  }

  /** Returns the count since the process started. */
  OptionalLong count() {
    if (getrusage.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      int status = (int) getrusage.get().invokeWithArguments(SELF, segment(usage));
      return status == 0
          ? OptionalLong.of(usage.getLong(VOLUNTARY_OFFSET) + usage.getLong(INVOLUNTARY_OFFSET))
          : OptionalLong.empty();
    } catch (Throwable e) {
      throw new IllegalStateException("getrusage cannot be called", e);
    }
  }

  private static Optional<MethodHandle> lookUp() {
    try {
      // Without the leave to call native code the JVM would warn of it in every fork.
      boolean allowed =
          (boolean)
              Module.class
                  .getMethod("isNativeAccessEnabled")
                  .invoke(ContextSwitches.class.getModule());
      return allowed ? Optional.of(downcall()) : Optional.empty();
    } catch (ReflectiveOperationException e) {
      // JDK 21: there the metric stays empty.
      return Optional.empty();
    }
  }

  private static MethodHandle downcall() throws ReflectiveOperationException {
    Class<?> linkerType = type("Linker");
    Class<?> layoutType = type("MemoryLayout");
    Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    Object symbols = linkerType.getMethod("defaultLookup").invoke(linker);
    var address =
        (Optional<?>)
            type("SymbolLookup").getMethod("find", String.class).invoke(symbols, "getrusage");
    Object intLayout = type("ValueLayout").getField("JAVA_INT").get(null);
    Object arguments = Array.newInstance(layoutType, 2);
    Array.set(arguments, 0, intLayout);
    Array.set(arguments, 1, type("ValueLayout").getField("ADDRESS").get(null));
    Object signature =
        type("FunctionDescriptor")
            .getMethod("of", layoutType, arguments.getClass())
            .invoke(null, intLayout, arguments);
    Object options = Array.newInstance(type("Linker$Option"), 0);
    return (MethodHandle)
        linkerType
            .getMethod(
                "downcallHandle",
                type("MemorySegment"),
                type("FunctionDescriptor"),
                options.getClass())
            .invoke(linker, address.orElseThrow(), signature, options);
  }

  private static Object segment(ByteBuffer buffer) throws ReflectiveOperationException {
    return type("MemorySegment").getMethod("ofBuffer", Buffer.class).invoke(null, buffer);
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }
}
