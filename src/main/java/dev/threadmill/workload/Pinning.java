package dev.threadmill.workload;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tasks that wait while they hold something that is theirs alone. Nobody contends for it, so that
 * all of them can wait at once, unless holding it ties a virtual thread to its carrier.
 *
 * <p>What ties it depends on the JDK: up to 23 a monitor did; since 24 (JEP 491) it does not. A
 * class initialiser still does, because the JVM itself is on the stack, and a {@link ReentrantLock}
 * never did.
 *
 * @param lock what a task holds
 * @param tasks how many, at least 1
 */
public record Pinning(Lock lock, int tasks) {
  /** How long each task waits. */
  public static final Duration HOLD = Duration.ofMillis(10);

  /** What a task holds while it waits. */
  public enum Lock {
    /** The monitor of an object: {@code synchronized}. */
    MONITOR,
    /** A {@link ReentrantLock}. */
    REENTRANT,
    /** The right to initialise a class, by waiting in its static initialiser. */
    CLASS_INIT;

    /** Returns the name in parameters and files, such as {@code class-init}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns all of them, as parameters have them. */
    public static List<String> ids() {
      return Arrays.stream(values()).map(Lock::id).toList();
    }

    /**
     * Returns the one of this id.
     *
     * @throws IllegalArgumentException if there is none; its message names the valid ones
     */
    public static Lock parse(String id) {
      return Arrays.stream(values())
          .filter(lock -> lock.id().equals(id))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "'%s' is not a valid lock: one of %s"
                          .formatted(id, String.join(", ", ids()))));
    }
  }

  /**
   * @throws IllegalArgumentException if there are no tasks
   */
  public Pinning {
    if (tasks < 1) {
      throw new IllegalArgumentException("tasks must be at least 1: " + tasks);
    }
  }

  /**
   * Returns the tasks of one operation, with a lock for each. To be run once, and not to be timed:
   * for {@link Lock#CLASS_INIT} it defines a class for each task.
   */
  public Batch<Integer> operation() {
    return switch (lock) {
      case MONITOR -> new Waits(tasks, Pinning::inMonitor);
      case REENTRANT -> new Waits(tasks, Pinning::inReentrantLock);
      case CLASS_INIT -> {
        var classes = uninitialised(tasks);
        yield new Waits(tasks, index -> initialise(classes.get(index)));
      }
    };
  }

  /**
   * Checks that every task came back, in order.
   *
   * @throws WrongResultException if not
   */
  public void verify(List<Integer> results) throws WrongResultException {
    if (results.size() != tasks) {
      throw new WrongResultException(
          String.format(Locale.ROOT, "%d results came for %d tasks", results.size(), tasks));
    }
    for (int i = 0; i < tasks; i++) {
      if (results.get(i) != i) {
        throw new WrongResultException(
            String.format(Locale.ROOT, "task %d returned %d", i, results.get(i)));
      }
    }
  }

  private interface Hold {
    void run(int index) throws Exception;
  }

  private record Waits(int tasks, Hold hold) implements Batch<Integer> {
    @Override
    public int size() {
      return tasks;
    }

    @Override
    public Integer run(int index) throws Exception {
      hold.run(index);
      return index;
    }
  }

  private static void inMonitor(int index) throws InterruptedException {
    var monitor = new Object();
    synchronized (monitor) {
      Thread.sleep(HOLD);
    }
  }

  private static void inReentrantLock(int index) throws InterruptedException {
    var lock = new ReentrantLock();
    lock.lock();
    try {
      Thread.sleep(HOLD);
    } finally {
      lock.unlock();
    }
  }

  private static void initialise(MethodHandles.Lookup ofClass) throws IllegalAccessException {
    ofClass.ensureInitialized(ofClass.lookupClass());
  }

  /** Defines copies of one class, none of which has been initialised. */
  private static List<MethodHandles.Lookup> uninitialised(int copies) {
    try (InputStream in = Pinning.class.getResourceAsStream("SlowInitializer.class")) {
      if (in == null) {
        throw new IllegalStateException("SlowInitializer.class is not where its package is");
      }
      byte[] bytes = in.readAllBytes();
      var lookups = new MethodHandles.Lookup[copies];
      for (int i = 0; i < copies; i++) {
        lookups[i] = MethodHandles.lookup().defineHiddenClass(bytes, false);
      }
      return List.of(lookups);
    } catch (IOException | IllegalAccessException e) {
      throw new IllegalStateException("cannot define copies of SlowInitializer", e);
    }
  }
}
