package dev.threadmill.workload;

/** A batch returned something else than its workload is known to give. */
public final class WrongResultException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which task, what came and what was expected, in one line
   */
  public WrongResultException(String message) {
    super(message);
  }
}
