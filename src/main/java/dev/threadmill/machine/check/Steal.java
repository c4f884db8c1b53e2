package dev.threadmill.machine.check;

import dev.threadmill.machine.CpuUse;
import dev.threadmill.machine.Diagnosis;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the hypervisor gave processors to others while there was work here.
 *
 * @param use over the window of the examination
 */
record Steal(Optional<CpuUse> use) implements Check {
  private static final String NAME = "steal";
  private static final double LIMIT = 0.01;

  @Override
  public Diagnosis examine() {
    if (use.isEmpty()) {
      return Diagnosis.unknown(NAME, "What a hypervisor takes cannot be read here");
    }
    double share = use.get().stealShare();
    String sentence =
        String.format(
            Locale.ROOT, "The hypervisor withheld %.1f %% of the processor time", 100 * share);
    return share > LIMIT
        ? Diagnosis.warn(
            NAME, sentence, "measure at another hour, or on a machine that is not shared")
        : Diagnosis.ok(NAME, sentence);
  }
}
