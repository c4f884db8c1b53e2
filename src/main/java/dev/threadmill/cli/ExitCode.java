package dev.threadmill.cli;

/** The exit codes, which scripts rely on. */
final class ExitCode {
  static final int OK = 0;
  static final int INTERNAL_ERROR = 1;
  static final int USAGE = 2;
  static final int SOME_FAILED = 3;
  static final int ENVIRONMENT = 4;
  static final int INCONCLUSIVE = 5;
  static final int REGRESSION = 10;
  static final int CONTAMINATED = 11;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
