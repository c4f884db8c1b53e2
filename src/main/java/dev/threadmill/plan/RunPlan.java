package dev.threadmill.plan;

import java.util.List;

/**
 * A whole run, decided: what runs, in which order, and for how long.
 *
 * @param profile the id of the profile it came from
 * @param seed what the order was drawn from; the same seed and request give the same order
 * @param processors the processors that the forks will see
 * @param blocks how many blocks each cell gets
 * @param margin the equivalence margin: ratios within 1/(1 + margin) and 1 + margin are no
 *     difference that matters
 * @param measurement what each fork does
 * @param cells what is measured
 * @param order every fork, in the order in which they run
 */
public record RunPlan(
    String profile,
    long seed,
    int processors,
    int blocks,
    double margin,
    Measurement measurement,
    List<CellPlan> cells,
    List<PlannedFork> order) {
  /** A JVM's start, the handshake, and operations that end after their iteration's time. */
  private static final long FORK_OVERHEAD_MILLIS = 600;

  public RunPlan {
    cells = List.copyOf(cells);
    order = List.copyOf(order);
  }

  /**
   * Returns the plan of the cell with that id.
   *
   * @throws IllegalArgumentException if the plan has no such cell
   */
  public CellPlan cell(String id) {
    return cells.stream()
        .filter(c -> c.cell().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the plan has no cell '" + id + "'"));
  }

  /** Returns about how long the run will take, in milliseconds. */
  public long estimatedMillis() {
    long fork =
        FORK_OVERHEAD_MILLIS
            + (long) measurement.warmupIterations() * measurement.warmupMillis()
            + (long) measurement.iterations() * measurement.iterationMillis();
    return order.size() * fork;
  }
}
