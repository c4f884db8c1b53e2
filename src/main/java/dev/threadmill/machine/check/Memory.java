package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Machine;

/**
 * Whether the heaps and the stacks of all threads fit into the memory.
 *
 * @param memoryBytes {@link Machine#memoryBytes}
 */
record Memory(Demand demand, long memoryBytes) implements Check {
  private static final String NAME = "memory";
  private static final long MIB = 1 << 20;

  /** What a platform thread reserves where nobody says otherwise; it touches far less. */
  private static final long STACK_BYTES = MIB;

  @Override
  public Diagnosis examine() {
    if (memoryBytes <= 0) {
      return Diagnosis.unknown(NAME, "The size of the memory cannot be read here");
    }
    long stacks = demand.threads() * STACK_BYTES;
    String memory = mib(memoryBytes) + " of memory";
    if (demand.heapBytes() > memoryBytes) {
      return Diagnosis.fail(
          NAME,
          "The heaps of a run take " + mib(demand.heapBytes()) + ", but there are " + memory,
          "give the machine or the container more");
    }
    String needed = mib(demand.heapBytes()) + " of heap and up to " + mib(stacks) + " of stacks";
    if (demand.heapBytes() + stacks > memoryBytes) {
      return Diagnosis.warn(
          NAME,
          needed + " may not fit into " + memory,
          "lower the number of tasks, or give the machine or the container more");
    }
    return Diagnosis.ok(NAME, needed + " fit into " + memory);
  }

  private static String mib(long bytes) {
    return bytes / MIB + " MiB";
  }
}
