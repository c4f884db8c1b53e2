package dev.threadmill.machine;

import java.util.Optional;

/**
 * How much of the machine others took while something ran.
 *
 * @param otherCores how many processors worked for others than us, on average; at least 0
 * @param stealShare the share of all processor time that the hypervisor gave to other guests while
 *     there was work here, 0 to 1
 */
public record CpuUse(double otherCores, double stealShare) {

  /**
   * Returns the use between two readings.
   *
   * @param processors over how many processors the ticks were counted: {@link
   *     CpuTimes#processors()}
   * @return empty if no time passed between the two
   */
  public static Optional<CpuUse> between(CpuTimes before, CpuTimes after, int processors) {
    double total = after.totalTicks() - before.totalTicks();
    if (total <= 0) {
      return Optional.empty();
    }
    long busy = after.busyTicks() - before.busyTicks();
    long own = after.ownTicks() - before.ownTicks();
    // Own ticks are rounded by process, and a child's may be counted twice: never below nothing.
    double others = Math.max(0, busy - own);
    double steal = Math.max(0, after.stealTicks() - before.stealTicks());
    return Optional.of(new CpuUse(others / total * processors, steal / total));
  }
}
