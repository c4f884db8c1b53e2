package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;
import dev.threadmill.machine.SystemFiles;
import java.util.Locale;

/**
 * Whether a container's quota stops the processes within each period, which no strategy can help.
 *
 * @param quota {@link Machine.Cpu#cgroupProcessors}
 * @param processors those that the JVM may use
 */
record CgroupQuota(SystemFiles files, double quota, int processors) implements Check {
  private static final String NAME = "cgroup-quota";

  @Override
  public Diagnosis examine() {
    if (new Readings(files).word("/proc/self/cgroup").isEmpty()) {
      return Diagnosis.unknown(NAME, "Whether a container limits processors cannot be read here");
    }
    if (quota == Machine.UNKNOWN_NUMBER) {
      return Diagnosis.ok(NAME, "No container limits the processor time, as far as is told here");
    }
    String granted =
        String.format(Locale.ROOT, "The container grants the time of %.2f processors", quota);
    if (quota < processors) {
      return Diagnosis.warn(
          NAME,
          granted + ", fewer than the " + processors + " that the JVM uses",
          "give it whole processors (--cpuset-cpus) and no quota");
    }
    if (quota != Math.rint(quota)) {
      return Diagnosis.warn(
          NAME,
          granted + ", no whole number",
          "give it whole processors (--cpuset-cpus) and no quota");
    }
    return Diagnosis.ok(NAME, granted);
  }
}
