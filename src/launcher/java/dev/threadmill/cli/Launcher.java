package dev.threadmill.cli;

/**
 * The jar's main class, compiled for Java 11 so that an older Java gets a sentence and not an
 * UnsupportedClassVersionError: {@code java} on many machines is still a Java 17.
 */
public final class Launcher {
  private static final int OLDEST = 21;
  private static final int ENVIRONMENT = 4;

  private Launcher() {}

  /** Starts {@code Main}, or ends with exit code 4 on a Java without virtual threads. */
  public static void main(String[] args) throws ReflectiveOperationException {
    int version = Runtime.version().feature();
    if (version < OLDEST) {
      System.err.println(
          "Threadmill needs Java "
              + OLDEST
              + " or newer (virtual threads), and this is Java "
              + version
              + ": run it with the bin/java of a newer JDK");
      System.exit(ENVIRONMENT);
    }
    // By name, because this class is compiled before the others and for an older Java.
    Class.forName("dev.threadmill.cli.Main")
        .getMethod("main", String[].class)
        .invoke(null, (Object) args);
  }
}
