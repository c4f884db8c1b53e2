package dev.threadmill.machine.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The Java processes that can be seen from here and are not ours. */
final class JavaProcesses {
  private static final Set<String> NAMES = Set.of("java", "javaw", "java.exe", "javaw.exe");

  private JavaProcesses() {}

  /** Returns the processor time of each so far, by process id. */
  static Map<Long, Duration> cpuTimes() {
    var self = ProcessHandle.current();
    var ours = self.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    ours.add(self.pid());
    var times = new HashMap<Long, Duration>();
    try (var all = ProcessHandle.allProcesses()) {
      all.filter(process -> !ours.contains(process.pid())).forEach(p -> add(times, p));
    }
    return times;
  }

  private static void add(Map<Long, Duration> times, ProcessHandle process) {
    var info = process.info();
    if (info.command().filter(JavaProcesses::isJava).isPresent()) {
      info.totalCpuDuration().ifPresent(used -> times.put(process.pid(), used));
    }
  }

  private static boolean isJava(String command) {
    Path name = Path.of(command).getFileName();
    return name != null && NAMES.contains(name.toString());
  }
}
