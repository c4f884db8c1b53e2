package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;

/**
 * Whether the processors are shared with machines that cannot be seen from here.
 *
 * @param virtualised {@link Machine.Cpu#virtualised}
 */
record Hypervisor(String virtualised) implements Check {
  private static final String NAME = "hypervisor";

  @Override
  public Diagnosis examine() {
    return switch (virtualised) {
      case "yes" ->
          Diagnosis.warn(
              NAME,
              "This is a virtual machine: others may share its processors and caches unseen",
              "measure on hardware of your own, or trust ratios within blocks and no absolute time");
      case "no" -> Diagnosis.ok(NAME, "No hypervisor");
      default -> Diagnosis.unknown(NAME, "Whether there is a hypervisor cannot be read here");
    };
  }
}
