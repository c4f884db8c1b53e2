package dev.threadmill.report;

import dev.threadmill.machine.Machine;
import dev.threadmill.report.RunText.Fact;
import java.util.List;
import java.util.Locale;

/** The machine and the JVM as a table of facts. */
final class MachineFacts {
  private static final String UNKNOWN = Machine.UNKNOWN;

  private MachineFacts() {}

  static List<Fact> of(Machine machine) {
    var os = machine.os();
    var cpu = machine.cpu();
    var jvm = machine.jvm();
    var build = machine.build();
    return List.of(
        new Fact("Processor", cpu.model()),
        new Fact("Processors the JVM may use", Integer.toString(cpu.processors())),
        new Fact("Processors granted by a container", granted(cpu.cgroupProcessors())),
        new Fact("Frequency governor", cpu.governor()),
        new Fact("Virtual machine", cpu.virtualised()),
        new Fact("Load before the run", decimal(cpu.loadAverage())),
        new Fact("Memory", bytes(machine.memoryBytes())),
        new Fact("Operating system", "%s %s, %s".formatted(os.name(), os.version(), os.arch())),
        new Fact("Open files, at most", limit(machine.limits().openFiles())),
        new Fact("Threads, at most", limit(machine.limits().threads())),
        new Fact("JDK", jvm.runtimeVersion()),
        new Fact("JVM", "%s, %s, %s".formatted(jvm.vmName(), jvm.vmVersion(), jvm.vmVendor())),
        new Fact("Threadmill", build(build)));
  }

  private static String build(Machine.Build build) {
    String sources =
        switch (build.dirty()) {
          case "true" -> ", with changes that are not committed";
          case "false" -> "";
          default -> ", state of the sources unknown";
        };
    return "%s, commit %s%s".formatted(build.version(), build.commit(), sources);
  }

  private static String granted(double processors) {
    return processors < 0 ? "no limit known" : decimal(processors);
  }

  private static String decimal(double value) {
    return value < 0 ? UNKNOWN : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String bytes(long bytes) {
    return bytes < 0 ? UNKNOWN : Numbers.bytes((double) bytes);
  }

  private static String limit(long limit) {
    if (limit < 0) {
      return UNKNOWN;
    }
    return limit == Long.MAX_VALUE ? "unlimited" : Long.toString(limit);
  }
}
