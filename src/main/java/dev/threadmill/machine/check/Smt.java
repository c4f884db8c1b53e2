package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;

/** Whether two processors are in truth one core: then the second adds far less than the first. */
record Smt(SystemFiles files) implements Check {
  private static final String NAME = "smt";

  @Override
  public Diagnosis examine() {
    var siblings = new Readings(files).ofProcessors("topology/thread_siblings_list");
    if (siblings.isEmpty()) {
      return Diagnosis.unknown(NAME, "Whether processors share a core cannot be read here");
    }
    long shared = siblings.stream().filter(list -> !list.matches("\\d+")).count();
    return shared == 0
        ? Diagnosis.ok(NAME, "No two processors share a core, as far as is told here")
        : Diagnosis.warn(
            NAME,
            shared + " of " + siblings.size() + " processors share a core with another (SMT)",
            "echo off > /sys/devices/system/cpu/smt/control, or keep to one processor per core"
                + " (taskset)");
  }
}
