package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.OptionalDouble;

/** Whether memory was so short that some of it lies on a disk. */
record Swap(SystemFiles files) implements Check {
  private static final String NAME = "swap";
  private static final int KIB_PER_MIB = 1024;

  @Override
  public Diagnosis examine() {
    var total = kib("SwapTotal:");
    var free = kib("SwapFree:");
    if (total.isEmpty() || free.isEmpty()) {
      return Diagnosis.unknown(NAME, "The use of swap space cannot be read here");
    }
    double used = total.getAsDouble() - free.getAsDouble();
    return used > 0
        ? Diagnosis.warn(
            NAME,
            (long) Math.ceil(used / KIB_PER_MIB) + " MiB of swap space are in use",
            "end what takes the memory, then swapoff -a")
        : Diagnosis.ok(NAME, "No swap space is in use");
  }

  private OptionalDouble kib(String field) {
    return new Readings(files)
        .lines("/proc/meminfo")
        .filter(line -> line.startsWith(field))
        .map(line -> Readings.number(line.substring(field.length()).replace("kB", "").strip()))
        .findFirst()
        .orElse(OptionalDouble.empty());
  }
}
