package dev.threadmill.strategy;

import java.util.List;
import java.util.Locale;

/**
 * Some tasks of a batch failed. The cause is the failure of the task with the lowest index, the
 * other failures are suppressed in the order of theirs.
 */
public final class BatchFailedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param failed the number of tasks without a result, which is more than the failures if tasks
   *     could not be started
   * @param failures at least one
   */
  BatchFailedException(int failed, int size, List<Throwable> failures) {
    super(
        String.format(
            Locale.ROOT,
            "%d of %d %s failed: %s",
            failed,
            size,
            size == 1 ? "task" : "tasks",
            text(failures.getFirst())),
        failures.getFirst());
    failures.stream().skip(1).forEach(this::addSuppressed);
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
