package dev.threadmill.strategy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a wait with a time limit found, each part in the order asked.
 *
 * @param done the futures that had ended by then, in whatever way
 * @param notDone the others, which nobody has cancelled
 */
public record Waited<T>(List<Future<T>> done, List<Future<T>> notDone) {

  public Waited {
    done = List.copyOf(done);
    notDone = List.copyOf(notDone);
  }

  /**
   * Waits until all are done, in whatever way, or the time is up.
   *
   * @param limit at once up, if not positive
   */
  public static <T> Waited<T> within(Duration limit, List<? extends Future<T>> futures)
      throws InterruptedException {
    long deadlineNs = System.nanoTime() + limit.toNanos();
    for (var future : futures) {
      try {
        future.get(deadlineNs - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | CancellationException e) {
        // Done, too.
      } catch (TimeoutException e) {
        break;
      }
    }
    // One look at each, so that a future that ends meanwhile is in one of the two lists.
    var done = new ArrayList<Future<T>>();
    var notDone = new ArrayList<Future<T>>();
    futures.forEach(future -> (future.isDone() ? done : notDone).add(future));
    return new Waited<>(done, notDone);
  }
}
