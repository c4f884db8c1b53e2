package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.Set;

/** Whether {@code System.nanoTime} can read the clock without asking the kernel. */
record ClockSource(SystemFiles files) implements Check {
  private static final String NAME = "clock-source";
  private static final String FILE =
      "/sys/devices/system/clocksource/clocksource0/current_clocksource";

  /** Those that Linux reads in user space: x86, ARM, guests, RISC-V, POWER, Z. */
  private static final Set<String> FAST =
      Set.of(
          "tsc",
          "tsc-early",
          "arch_sys_counter",
          "kvm-clock",
          "hyperv_clocksource_tsc_page",
          "riscv_clocksource",
          "timebase",
          "tod");

  @Override
  public Diagnosis examine() {
    return new Readings(files)
        .word(FILE)
        .map(ClockSource::judge)
        .orElseGet(() -> Diagnosis.unknown(NAME, "The clock source cannot be read here"));
  }

  private static Diagnosis judge(String source) {
    return FAST.contains(source)
        ? Diagnosis.ok(NAME, "The clock source is " + source)
        : Diagnosis.warn(
            NAME,
            "The clock source is " + source + ": each reading of the time may enter the kernel",
            "boot with clocksource=tsc if the processor's counter is stable, or measure elsewhere");
  }
}
