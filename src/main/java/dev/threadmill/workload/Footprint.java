package dev.threadmill.workload;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Tasks that are all parked at the same time, each below a number of stack frames: what a waiting
 * task costs in memory.
 *
 * <p>A parked task waits by {@link LockSupport#park} and no more, so that the memory is the
 * thread's own and not a queue's. Frames are those of the source: compiled code may lay two of them
 * in one.
 *
 * @param tasks how many, at least 1
 * @param depth the frames between a task's first and its park, from 0 to {@value #MOST_FRAMES}
 */
public record Footprint(int tasks, int depth) {
  /**
   * Above this many threads a Linux system with its default settings (kernel.pid_max,
   * vm.max_map_count) starts no more, whatever its memory.
   */
  public static final int MOST_PLATFORM_THREADS = 30_000;

  /** What the smallest default stack of a platform thread holds with ease. */
  public static final int MOST_FRAMES = 1000;

  /**
   * @throws IllegalArgumentException if a component is out of its range
   */
  public Footprint {
    if (tasks < 1) {
      throw new IllegalArgumentException("tasks must be at least 1: " + tasks);
    }
    if (depth < 0 || depth > MOST_FRAMES) {
      throw new IllegalArgumentException("depth must be 0 to " + MOST_FRAMES + ": " + depth);
    }
  }

  /** Returns an operation that the last task to park ends. */
  public Parking parking() {
    return new Parking(this, true);
  }

  /** Returns an operation whose tasks stay parked until {@link Parking#release}. */
  public Parking held() {
    return new Parking(this, false);
  }

  /**
   * Checks that every task was parked and came back, once.
   *
   * @throws WrongResultException if not, as after a release that came too early
   */
  public void verify(Parking parking, List<Integer> results) throws WrongResultException {
    long sum = 0;
    for (int result : results) {
      sum += result;
    }
    long expected = (long) tasks * (tasks - 1) / 2;
    if (results.size() != tasks || sum != expected || parking.parkedInTime() != tasks) {
      throw new WrongResultException(
          String.format(
              Locale.ROOT,
              "of %d tasks %d were parked at once and %d came back, with indices that add up to %d"
                  + " and not %d",
              tasks,
              parking.parkedInTime(),
              results.size(),
              sum,
              expected));
    }
  }

  /** The tasks of one operation. To be run once. */
  public static final class Parking implements Batch<Integer> {
    private final Footprint work;
    private final boolean lastReleases;
    private final AtomicReferenceArray<Thread> threads;
    private final AtomicInteger parked = new AtomicInteger();
    private volatile int parkedInTime;
    private volatile boolean released;

    private Parking(Footprint work, boolean lastReleases) {
      this.work = work;
      this.lastReleases = lastReleases;
      threads = new AtomicReferenceArray<>(work.tasks);
    }

    @Override
    public int size() {
      return work.tasks;
    }

    @Override
    public Integer run(int index) {
      return descend(work.depth, index);
    }

    /** Returns how many tasks have been parked, or are just about to be. */
    public int parked() {
      return parked.get();
    }

    /** Lets all tasks go on, those too that are yet to come. May be called more than once. */
    public void release() {
      if (!released) {
        parkedInTime = parked.get();
        released = true;
      }
      for (int i = 0; i < threads.length(); i++) {
        // Nothing happens for a task that has not come: it will see that it need not park.
        LockSupport.unpark(threads.get(i));
      }
    }

    int parkedInTime() {
      return parkedInTime;
    }

    private int descend(int frames, int index) {
      if (frames == 0) {
        park(index);
        return index;
      }
      return descend(frames - 1, index);
    }

    private void park(int index) {
      threads.set(index, Thread.currentThread());
      if (parked.incrementAndGet() == work.tasks && lastReleases) {
        release();
      }
      while (!released) {
        LockSupport.park(this);
      }
    }
  }
}
