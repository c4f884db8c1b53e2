package dev.threadmill.machine;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The processor time spent on this machine since it started, by everybody and by us. One reading
 * means little; {@link CpuUse} compares two.
 *
 * <p>A tick is the kernel's unit, the same for all four; most kernels count 100 per second.
 *
 * @param busyTicks spent working, by all processes and the kernel, over all processors
 * @param stealTicks not granted by the hypervisor while there was work; not in {@code busyTicks}
 * @param totalTicks passed, idle ones included, over all processors
 * @param ownTicks spent by this process, its children that have ended and the living ones it named
 */
public record CpuTimes(long busyTicks, long stealTicks, long totalTicks, long ownTicks) {
  private static final Path STAT = Path.of("/proc/stat");
  private static final Path OWN_STAT = Path.of("/proc/self/stat");

  /** The columns of /proc/stat, see proc_stat(5); the guests after them are part of user. */
  private static final int IDLE = 3;

  private static final int IO_WAIT = 4;
  private static final int STEAL = 7;
  private static final int COLUMNS = 8;

  /** The place of utime, stime, cutime and cstime after the command's name in proc_pid_stat(5). */
  private static final int USER_TIME = 11;

  private static final int TIMES = 4;

  /**
   * Reads the times as they are now.
   *
   * @param livingChildren the process ids of our children that have not ended; one that has ended
   *     meanwhile is counted all the same
   * @return empty where there is no {@code /proc}
   */
  public static Optional<CpuTimes> read(Collection<Long> livingChildren) {
    return read(SystemFiles.real(), livingChildren);
  }

  static Optional<CpuTimes> read(SystemFiles files, Collection<Long> livingChildren) {
    // The children first: one that ends in between is then counted twice rather than taken for
    // somebody else's work.
    long children =
        livingChildren.stream()
            .mapToLong(pid -> ticks(files, Path.of("/proc", pid.toString(), "stat")).orElse(0))
            .sum();
    var own = ticks(files, OWN_STAT);
    var all = columns(files);
    if (own.isEmpty() || all.isEmpty()) {
      return Optional.empty();
    }
    long[] columns = all.get();
    long total = Arrays.stream(columns).sum();
    long idle = columns[IDLE] + columns[IO_WAIT];
    long steal = columns[STEAL];
    return Optional.of(
        new CpuTimes(total - idle - steal, steal, total, own.getAsLong() + children));
  }

  /**
   * Returns the number of processors over which the ticks are counted: all of the machine, which in
   * a container may be more than this JVM may use. Empty where there is no {@code /proc}.
   */
  public static OptionalInt processors() {
    return processors(SystemFiles.real());
  }

  static OptionalInt processors(SystemFiles files) {
    long found =
        files.text(STAT).stream()
            .flatMap(String::lines)
            .filter(line -> line.matches("cpu\\d+ .*"))
            .count();
    return found == 0 ? OptionalInt.empty() : OptionalInt.of(Math.toIntExact(found));
  }

  private static Optional<long[]> columns(SystemFiles files) {
    return files.text(STAT).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("cpu "))
        .map(line -> List.of(line.strip().split("\\s+")))
        .filter(words -> words.size() > COLUMNS)
        .flatMap(words -> numbers(words.subList(1, COLUMNS + 1)).stream())
        .findFirst();
  }

  /**
   * A command's name may hold anything, parentheses and spaces too: what follows the last counts.
   */
  private static OptionalLong ticks(SystemFiles files, Path stat) {
    var times =
        files
            .text(stat)
            .map(text -> List.of(text.substring(text.lastIndexOf(')') + 1).strip().split("\\s+")))
            .filter(words -> words.size() >= USER_TIME + TIMES)
            .flatMap(words -> numbers(words.subList(USER_TIME, USER_TIME + TIMES)));
    return times.isPresent()
        ? OptionalLong.of(Arrays.stream(times.get()).sum())
        : OptionalLong.empty();
  }

  private static Optional<long[]> numbers(List<String> words) {
    try {
      return Optional.of(words.stream().mapToLong(Long::parseLong).toArray());
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
