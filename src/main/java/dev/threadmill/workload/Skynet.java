package dev.threadmill.workload;

import java.util.List;
import java.util.Locale;

/**
 * A tree of tasks in which every inner one starts ten and adds up what they return, down to leaves
 * that return their number: hardly any work, so that the time is that of starting and joining.
 *
 * @param leaves a power of ten from 10 to 1,000,000
 */
public record Skynet(int leaves) {
  /** What {@link #leaves} may be. */
  static final List<Integer> SIZES = List.of(10, 100, 1000, 10_000, 100_000, 1_000_000);

  /** How many tasks an inner one starts. */
  public static final int CHILDREN = 10;

  /**
   * @throws IllegalArgumentException if the number of leaves is none of those
   */
  public Skynet {
    if (!SIZES.contains(leaves)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "leaves is %d; it needs to be a power of ten from 10 to 1000000",
              leaves));
    }
  }

  /** Returns the task that all others come from. */
  public Node root() {
    return new Node(0, leaves);
  }

  /**
   * Checks what the root returned.
   *
   * @throws WrongResultException if it is not the sum of the leaves' numbers
   */
  public void verify(long sum) throws WrongResultException {
    long expected = Summation.closedForm(leaves - 1L);
    if (sum != expected) {
      throw new WrongResultException(
          String.format(
              Locale.ROOT,
              "the leaves 0 to %d add up to %d and not %d",
              leaves - 1,
              sum,
              expected));
    }
  }

  /**
   * One task of the tree.
   *
   * @param first the number of its first leaf
   * @param leaves how many leaves are below it; 1 if it is one itself
   */
  public record Node(int first, int leaves) {

    /** Returns whether the task starts no others and returns its number, {@link #first}. */
    public boolean isLeaf() {
      return leaves == 1;
    }

    /**
     * Returns one of the tasks that an inner one starts.
     *
     * @param index from 0 to {@link #CHILDREN} - 1
     */
    public Node child(int index) {
      int each = leaves / CHILDREN;
      return new Node(first + index * each, each);
    }
  }
}
