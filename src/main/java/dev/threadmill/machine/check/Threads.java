package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.machine.SystemFiles;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/**
 * Whether a process may start a platform thread for every task. Only a warning: the limit is the
 * user's, counts what else the user runs, and does not hold for root.
 *
 * @param userThreads {@link Machine.Limits#threads}
 */
record Threads(SystemFiles files, int threads, long userThreads) implements Check {
  private static final String NAME = "threads";

  /** What the JVMs of a run start for themselves: collectors, compilers, pollers. */
  private static final int OTHER_THREADS = 128;

  @Override
  public Diagnosis examine() {
    var readings = new Readings(files);
    long limit =
        LongStream.of(
                userThreads == Machine.UNKNOWN_NUMBER ? Long.MAX_VALUE : userThreads,
                limit(readings, "/proc/sys/kernel/threads-max"),
                limit(readings, "/proc/sys/kernel/pid_max"),
                limit(readings, "/sys/fs/cgroup/pids.max"))
            .min()
            .orElse(Long.MAX_VALUE);
    long needed = (long) threads + OTHER_THREADS;
    if (limit == Long.MAX_VALUE) {
      return Diagnosis.unknown(NAME, "How many threads may be started cannot be read here");
    }
    if (needed > limit) {
      return Diagnosis.warn(
          NAME,
          "A thread for each of "
              + threads
              + " tasks needs about "
              + needed
              + " threads, but the limit is "
              + limit,
          "lower the number of tasks or raise the limit (ulimit -u, kernel.pid_max, the"
              + " container's pids limit)");
    }
    return Diagnosis.ok(NAME, limit + " threads may live; about " + needed + " are needed");
  }

  private static long limit(Readings readings, String file) {
    var number = readings.word(file).map(Readings::number).orElse(OptionalDouble.empty());
    return number.isPresent() ? (long) number.getAsDouble() : Long.MAX_VALUE;
  }
}
