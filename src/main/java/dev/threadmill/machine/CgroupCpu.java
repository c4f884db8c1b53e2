package dev.threadmill.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The processor time that control groups grant this process, of version 1 or 2. */
final class CgroupCpu {
  private static final Path OWN_GROUPS = Path.of("/proc/self/cgroup");
  private static final Path ROOT = Path.of("/sys/fs/cgroup");

  private final Function<Path, Optional<String>> files;

  CgroupCpu(Function<Path, Optional<String>> files) {
    this.files = files;
  }

  /** Returns the strictest limit of all groups that this process is in, in processors. */
  double processors() {
    return files.apply(OWN_GROUPS).stream()
        .flatMap(String::lines)
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .flatMap(parts -> limits(parts[1], parts[2].strip()))
        .min(Double::compare)
        .orElse((double) Machine.UNKNOWN_NUMBER);
  }

  /**
   * @param controllers empty for version 2
   * @param group the path of the group below the root of its hierarchy; in a container it may be
   *     that of the host, of which only the upper part exists here
   */
  private Stream<Double> limits(String controllers, String group) {
    if (controllers.isEmpty()) {
      return upwards(ROOT, group).flatMap(folder -> version2(folder).stream());
    }
    if (List.of(controllers.split(",")).contains("cpu")) {
      return upwards(ROOT.resolve("cpu"), group).flatMap(folder -> version1(folder).stream());
    }
    return Stream.empty();
  }

  private static Stream<Path> upwards(Path root, String group) {
    Path own = Path.of(root + "/" + group).normalize();
    return own.startsWith(root)
        ? Stream.iterate(own, folder -> folder.startsWith(root), CgroupCpu::parent)
        : Stream.of(root);
  }

  /** Returns the root itself for the root, which is never inside of what is walked here. */
  private static Path parent(Path folder) {
    Path parent = folder.getParent();
    return parent == null ? Path.of("/") : parent;
  }

  /** One file: {@code quota period}, with {@code max} for no quota. */
  private Optional<Double> version2(Path folder) {
    return files
        .apply(folder.resolve("cpu.max"))
        .map(text -> text.strip().split("\\s+"))
        .filter(words -> words.length == 2)
        .flatMap(words -> quotient(words[0], words[1]));
  }

  /** Two files, and a negative quota for none. */
  private Optional<Double> version1(Path folder) {
    var quota = files.apply(folder.resolve("cpu.cfs_quota_us"));
    var period = files.apply(folder.resolve("cpu.cfs_period_us"));
    return quota.flatMap(q -> period.flatMap(p -> quotient(q.strip(), p.strip())));
  }

  private static Optional<Double> quotient(String quota, String period) {
    try {
      double processors = (double) Long.parseLong(quota) / Long.parseLong(period);
      return processors > 0 && Double.isFinite(processors)
          ? Optional.of(processors)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
