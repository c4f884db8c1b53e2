package dev.threadmill.fetch;

import java.io.IOException;

/**
 * Carries a typed failure out of the depth of a fetch; never leaves this package. Has no stack
 * trace, since a failing site is nothing unusual.
 */
final class FetchFailedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final String detail;

  FetchFailedException(FailureKind kind, String detail) {
    super(detail);
    this.kind = kind;
    this.detail = detail;
  }

  FailureKind kind() {
    return kind;
  }

  String detail() {
    return detail;
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
