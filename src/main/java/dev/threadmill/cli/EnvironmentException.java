package dev.threadmill.cli;

/** The machine, not the command, stands in the way. The message is one complete line. */
final class EnvironmentException extends Exception {
  private static final long serialVersionUID = 1;

  EnvironmentException(String message) {
    super(message);
  }
}
