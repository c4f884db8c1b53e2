package dev.threadmill.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The machine and JVM that a result was measured on, as the running JVM sees them.
 *
 * <p>Made to be stored: plain components, none null. A text that is not known is {@link #UNKNOWN},
 * a number that is not known is {@link #UNKNOWN_NUMBER}.
 *
 * @param memoryBytes physical memory, or what the container grants of it
 */
public record Machine(Os os, Cpu cpu, long memoryBytes, Limits limits, Jvm jvm, Build build) {

  public static final String UNKNOWN = "unknown";

  public static final int UNKNOWN_NUMBER = -1;

  /** The operating system, as its own names go. */
  public record Os(String name, String version, String arch) {}

  /**
   * The processors.
   *
   * @param model as the maker calls it
   * @param processors the logical processors that this JVM may use
   * @param cgroupProcessors the processor time that the container grants, in processors; unknown if
   *     it sets no limit
   * @param governor the frequency governor of the first processor
   * @param virtualised {@code yes} below a hypervisor, {@code no}, or unknown
   * @param loadAverage runnable threads over the last minute, on average
   */
  public record Cpu(
      String model,
      int processors,
      double cgroupProcessors,
      String governor,
      String virtualised,
      double loadAverage) {}

  /**
   * How much this process may open and start. {@link Long#MAX_VALUE} stands for unlimited.
   *
   * @param openFiles sockets included
   * @param threads those of the whole user
   */
  public record Limits(long openFiles, long threads) {}

  /**
   * The running JVM.
   *
   * @param version such as {@code 25.0.3}
   * @param runtimeVersion the version with its build, such as {@code 25.0.3+9-LTS}
   * @param arguments what the JVM was given, the program's own arguments left out
   * @param collectors the garbage collectors
   */
  public record Jvm(
      String version,
      String runtimeVersion,
      String vmName,
      String vmVendor,
      String vmVersion,
      List<String> arguments,
      List<String> collectors) {
    public Jvm {
      arguments = List.copyOf(arguments);
      collectors = List.copyOf(collectors);
    }
  }

  /**
   * Which Threadmill this is; all unknown outside of its jar.
   *
   * @param commit the full hash
   * @param dirty {@code true} if the sources differed from the commit, {@code false}, or unknown
   */
  public record Build(String version, String commit, String dirty) {}

  /** Returns the machine as it is now. */
  public static Machine capture() {
    return capture(SystemFiles.real()::text);
  }

  /**
   * @param files the text of a file, empty if it cannot be read
   */
  static Machine capture(Function<Path, Optional<String>> files) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var linux = new LinuxFiles(files);
    double load = system.getSystemLoadAverage();
    return new Machine(
        new Os(system.getName(), system.getVersion(), system.getArch()),
        new Cpu(
            linux.cpuModel(),
            system.getAvailableProcessors(),
            new CgroupCpu(files).processors(),
            linux.governor(),
            linux.virtualised(),
            load < 0 ? UNKNOWN_NUMBER : load),
        system.getTotalMemorySize(),
        new Limits(linux.softLimit("Max open files"), linux.softLimit("Max processes")),
        thisJvm(),
        Manifests.ofThreadmill());
  }

  private static Jvm thisJvm() {
    var runtime = ManagementFactory.getRuntimeMXBean();
    return new Jvm(
        property("java.version"),
        property("java.runtime.version"),
        runtime.getVmName(),
        runtime.getVmVendor(),
        runtime.getVmVersion(),
        runtime.getInputArguments(),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList());
  }

  private static String property(String name) {
    return System.getProperty(name, UNKNOWN);
  }
}
