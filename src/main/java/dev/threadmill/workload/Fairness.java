package dev.threadmill.workload;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;

/**
 * A few heavy tasks and, after them, many light ones: how long do the light ones wait?
 *
 * <p>A light task's response time runs from the start of the operation to the task's end, so that
 * it holds all the waiting that the strategy makes of the heavy ones.
 *
 * @param heavy tasks of {@value #HEAVY_ADDITIONS} additions, at least 0
 * @param light tasks of {@value #LIGHT_ADDITIONS} additions, at least 1
 */
public record Fairness(int heavy, int light) {
  static final long HEAVY_ADDITIONS = 20_000_000;
  static final long LIGHT_ADDITIONS = 10_000;

  /**
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Fairness {
    if (heavy < 0) {
      throw new IllegalArgumentException("heavy must be at least 0: " + heavy);
    }
    if (light < 1) {
      throw new IllegalArgumentException("light must be at least 1: " + light);
    }
  }

  /** Returns how many tasks there are in all. */
  public int tasks() {
    return heavy + light;
  }

  /** Returns how many additions each task makes: the heavy ones come first. */
  public long[] lengths() {
    var lengths = new long[tasks()];
    Arrays.fill(lengths, 0, heavy, HEAVY_ADDITIONS);
    Arrays.fill(lengths, heavy, tasks(), LIGHT_ADDITIONS);
    return lengths;
  }

  /**
   * Returns the tasks of one operation, which starts now.
   *
   * @param lightResponseNs is told the response time of each light task by the thread that ran it
   */
  public Batch<Long> operation(LongConsumer lightResponseNs) {
    return new Operation(this, System.nanoTime(), lightResponseNs);
  }

  /**
   * Checks each sum.
   *
   * @throws WrongResultException if a sum is wrong or there is not one for each task
   */
  public void verify(List<Long> sums) throws WrongResultException {
    if (sums.size() != tasks()) {
      throw new WrongResultException(
          String.format(Locale.ROOT, "%d results came for %d tasks", sums.size(), tasks()));
    }
    for (int i = 0; i < sums.size(); i++) {
      long expected = Summation.closedForm(additions(i));
      if (sums.get(i) != expected) {
        throw new WrongResultException(
            String.format(
                Locale.ROOT, "task %d summed up to %d and not %d", i, sums.get(i), expected));
      }
    }
  }

  private long additions(int index) {
    return index < heavy ? HEAVY_ADDITIONS : LIGHT_ADDITIONS;
  }

  private record Operation(Fairness work, long startNs, LongConsumer lightResponseNs)
      implements Batch<Long> {
    @Override
    public int size() {
      return work.tasks();
    }

    @Override
    public Long run(int index) {
      long sum = Summation.sum(1, work.additions(index));
      if (index >= work.heavy) {
        lightResponseNs.accept(System.nanoTime() - startNs);
      }
      return sum;
    }
  }
}
