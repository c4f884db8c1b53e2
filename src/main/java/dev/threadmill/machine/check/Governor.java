package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.SystemFiles;
import java.util.List;

/** Whether the processors keep their frequency while they have little to do. */
record Governor(SystemFiles files) implements Check {
  private static final String NAME = "governor";
  private static final String GOOD = "performance";

  @Override
  public Diagnosis examine() {
    var found =
        new Readings(files)
            .ofProcessors("cpufreq/scaling_governor").stream().distinct().sorted().toList();
    if (found.isEmpty()) {
      return Diagnosis.unknown(
          NAME, "No frequency governor can be read here; a virtual machine's is its host's");
    }
    return found.equals(List.of(GOOD))
        ? Diagnosis.ok(NAME, "The frequency governor is " + GOOD)
        : Diagnosis.warn(
            NAME,
            "The frequency governor is " + String.join(" and ", found) + ": frequency follows load",
            "cpupower frequency-set -g performance");
  }
}
