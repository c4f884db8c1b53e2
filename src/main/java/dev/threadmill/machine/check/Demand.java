package dev.threadmill.machine.check;

/**
 * What a run asks of the machine at its peak.
 *
 * @param fetches in flight at once
 * @param threads of the platform, in one process
 * @param heapBytes of all processes of the run that live at once
 */
public record Demand(int fetches, int threads, long heapBytes) {
  private static final long MIB = 1 << 20;

  /** A fork's heap and the site farm's, as the profiles and the farm set them. */
  private static final long RUN_HEAP_BYTES = (1024 + 512) * MIB;

  public Demand {
    if (fetches < 0 || threads < 0 || heapBytes < 0) {
      throw new IllegalArgumentException(
          "a demand cannot be negative: " + fetches + ", " + threads + ", " + heapBytes);
    }
  }

  /** Returns the demand of a run whose strategies may take a thread for each fetch. */
  public static Demand ofFetches(int fetches) {
    return new Demand(fetches, fetches, RUN_HEAP_BYTES);
  }
}
