package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.Optional;

/** Whether processors may go beyond their nominal frequency, for as long as they stay cool. */
record Turbo(SystemFiles files) implements Check {
  private static final String NAME = "turbo";
  private static final String INTEL = "/sys/devices/system/cpu/intel_pstate/no_turbo";
  private static final String OTHERS = "/sys/devices/system/cpu/cpufreq/boost";

  @Override
  public Diagnosis examine() {
    var readings = new Readings(files);
    Optional<Boolean> on = is(readings, INTEL, "0", "1").or(() -> is(readings, OTHERS, "1", "0"));
    if (on.isEmpty()) {
      return Diagnosis.unknown(
          NAME, "Whether turbo is on cannot be read here; a virtual machine's is its host's");
    }
    return on.get()
        ? Diagnosis.warn(
            NAME,
            "Turbo is on: frequency depends on temperature and on how many processors work",
            "echo 1 > %s, or echo 0 > %s".formatted(INTEL, OTHERS))
        : Diagnosis.ok(NAME, "Turbo is off");
  }

  private static Optional<Boolean> is(Readings readings, String file, String on, String off) {
    return readings
        .word(file)
        .filter(word -> word.equals(on) || word.equals(off))
        .map(word -> word.equals(on));
  }
}
