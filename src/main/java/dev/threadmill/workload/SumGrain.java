package dev.threadmill.workload;

import java.util.List;
import java.util.Locale;

/**
 * The sum of 1 to a fixed total, cut into equal tasks: the finer the grain, the more of the time is
 * the strategy's own.
 *
 * @param total the number of additions in all, from 1 to 3,000,000,000
 * @param tasks how many tasks share them, from 1 to a million and not more than the total; their
 *     lengths differ by at most 1
 */
public record SumGrain(long total, int tasks) {

  private static final int MOST_TASKS = 1_000_000;

  /**
   * @throws IllegalArgumentException if a component is out of its range
   */
  public SumGrain {
    if (total < 1 || total > Summation.LARGEST) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "total is %d; it needs to be from 1 to %d", total, Summation.LARGEST));
    }
    long most = Math.min(MOST_TASKS, total);
    if (tasks < 1 || tasks > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "tasks is %d; it needs to be from 1 to %d", tasks, most));
    }
  }

  /** Returns the tasks, in the order of their ranges. */
  public Batch<Long> batch() {
    return new Ranges(total, tasks);
  }

  /**
   * Checks the results of a batch by adding them up.
   *
   * @throws WrongResultException if there are more or fewer than tasks, or they do not add up
   */
  public void verify(List<Long> results) throws WrongResultException {
    if (results.size() != tasks) {
      throw new WrongResultException(
          String.format(Locale.ROOT, "%d results came for %d tasks", results.size(), tasks));
    }
    long sum = 0;
    for (long result : results) {
      sum += result;
    }
    long expected = Summation.closedForm(total);
    if (sum != expected) {
      throw new WrongResultException(
          String.format(
              Locale.ROOT,
              "the %d parts of the sum of 1 to %d add up to %d and not %d",
              tasks,
              total,
              sum,
              expected));
    }
  }

  private record Ranges(long total, int tasks) implements Batch<Long> {
    @Override
    public int size() {
      return tasks;
    }

    @Override
    public Long run(int index) {
      return Summation.sum(end(index) + 1, end(index + 1));
    }

    /** Returns the last number before the task with this index; the product fits by far. */
    private long end(int index) {
      return index * total / tasks;
    }
  }
}
