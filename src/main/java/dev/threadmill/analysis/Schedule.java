package dev.threadmill.analysis;

import java.util.Arrays;

/**
 * The shortest schedule of tasks that cannot be divided, on equal processors.
 *
 * <p>Branch and bound: tasks from the longest to the shortest, each tried on every processor that
 * differs in load from those tried before. Finding the shortest schedule is hard in general, so the
 * search is for lists as people write them.
 */
final class Schedule {
  private static final int MOST_TASKS = 24;
  private static final int MOST_STEPS = 200_000;

  private final long[] tasks;
  private final long[] loads;
  private final long least;
  private long best;
  private int steps;

  private Schedule(long[] tasks, int processors, long least) {
    this.tasks = tasks;
    this.loads = new long[processors];
    this.least = least;
    this.best = longestFirst(tasks, processors);
  }

  /**
   * Returns the length of the shortest schedule: when the last processor is done. Where the search
   * would take too long it is a length that no schedule can be shorter than, so that it is a lower
   * bound in any case.
   *
   * @param tasks how long each task takes, in any unit, 0 or more, with a sum that fits a long
   * @param processors at least 1
   */
  static long shortest(long[] tasks, int processors) {
    long[] sorted = Arrays.stream(tasks).map(t -> -t).sorted().map(t -> -t).toArray();
    int useful = Math.max(1, Math.min(processors, sorted.length));
    long least = least(sorted, useful);
    if (sorted.length > MOST_TASKS) {
      return least;
    }
    var search = new Schedule(sorted, useful, least);
    search.place(0, 0);
    return search.steps < MOST_STEPS ? search.best : least;
  }

  private static long least(long[] tasks, int processors) {
    long total = Arrays.stream(tasks).sum();
    long longest = Arrays.stream(tasks).max().orElse(0);
    return Math.max(longest, Math.ceilDiv(total, processors));
  }

  /** The schedule to beat: each task in turn to the processor that is free first. */
  private static long longestFirst(long[] tasks, int processors) {
    long[] loads = new long[processors];
    for (long task : tasks) {
      Arrays.sort(loads);
      loads[0] += task;
    }
    return Arrays.stream(loads).max().orElseThrow();
  }

  /** Places the tasks from {@code next} on, of a schedule that so far takes {@code length}. */
  private void place(int next, long length) {
    if (next == tasks.length) {
      best = length;
      return;
    }
    for (int p = 0; p < loads.length; p++) {
      long load = loads[p] + tasks[next];
      if (load < best && length < best && best > least && !triedBefore(p) && steps < MOST_STEPS) {
        steps++;
        loads[p] = load;
        place(next + 1, Math.max(length, load));
        loads[p] = load - tasks[next];
      }
    }
  }

  private boolean triedBefore(int processor) {
    for (int p = 0; p < processor; p++) {
      if (loads[p] == loads[processor]) {
        return true;
      }
    }
    return false;
  }
}
