package dev.threadmill.workload;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Sums of 1 to n, one task for each n of a list: tasks that compute, of unequal length.
 *
 * @param list the upper ends, from 1 to 3,000,000,000 each, at least one and at most a million
 */
public record SumList(List<Long> list) {

  /** The list of the lesson that this workload comes from. */
  public static final String SEED_LIST = "100000+1000000+10000000+10000000";

  private static final int MOST_TASKS = 1_000_000;

  /**
   * @throws IllegalArgumentException if the list is empty, too long, or has a number out of range
   */
  public SumList {
    list = List.copyOf(list);
    if (list.isEmpty() || list.size() > MOST_TASKS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "list has %d numbers; it needs from 1 to %d", list.size(), MOST_TASKS));
    }
    list.forEach(n -> checkNumber(Long.toString(n)));
  }

  /**
   * Reads numbers separated by {@code +}, as commas already separate the values of a parameter.
   *
   * @throws IllegalArgumentException with one line that names the part at fault
   */
  public static SumList parse(String text) {
    return new SumList(Arrays.stream(text.split("\\+", -1)).map(SumList::checkNumber).toList());
  }

  /** Returns the sums as tasks, in the order of the list. */
  public Batch<Long> batch() {
    return new Sums(list);
  }

  /**
   * Checks the results of a batch, in the order of the list.
   *
   * @throws WrongResultException if there are more or fewer than tasks, or one is not n(n+1)/2
   */
  public void verify(List<Long> results) throws WrongResultException {
    if (results.size() != list.size()) {
      throw new WrongResultException(
          String.format(Locale.ROOT, "%d results came for %d sums", results.size(), list.size()));
    }
    for (int i = 0; i < list.size(); i++) {
      long n = list.get(i);
      long expected = Summation.closedForm(n);
      long result = results.get(i);
      if (result != expected) {
        throw new WrongResultException(
            String.format(
                Locale.ROOT,
                "task %d, the sum of 1 to %d, returned %d and not %d",
                i,
                n,
                result,
                expected));
      }
    }
  }

  /** Returns the list as {@link #parse} reads it. */
  @Override
  public String toString() {
    return list.stream().map(n -> Long.toString(n)).collect(joining("+"));
  }

  private static long checkNumber(String text) {
    try {
      long n = Long.parseLong(text);
      if (n >= 1 && n <= Summation.LARGEST) {
        return n;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for every number that will not do.
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "list has '%s'; it needs whole numbers from 1 to %d separated by +, such as %s",
            text,
            Summation.LARGEST,
            SEED_LIST));
  }

  private record Sums(List<Long> list) implements Batch<Long> {
    @Override
    public int size() {
      return list.size();
    }

    @Override
    public Long run(int index) {
      return Summation.sum(1, list.get(index));
    }
  }
}
