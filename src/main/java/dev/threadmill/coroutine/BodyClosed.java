package dev.threadmill.coroutine;

/**
 * Thrown at the {@code yield} where a closed body waits, to unwind it.
 *
 * <p>An {@link Error}, so that a body that catches {@link Exception} does not stop it by accident.
 */
final class BodyClosed extends Error {
  private static final long serialVersionUID = 1;

  /** Makes the signal without a stack: it is caught where the body began and shown to nobody. */
  BodyClosed() {
    super("closed while suspended", null, false, false);
  }
}
