package dev.threadmill.result;

import static java.util.stream.Collectors.toSet;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.plan.UnscoredFork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A run as its files tell it.
 *
 * @param manifest what was known when it began
 * @param added the forks that were planned since, in their order
 * @param settled whether the number of blocks is final: always so without a target
 * @param forks the forks that ended, in the order in which they ran; fewer than planned if the run
 *     was cut short
 * @param pinned what unscored forks saw; they are in none of the lists above, and in no figure
 */
public record RunRecord(
    Manifest manifest,
    List<PlannedFork> added,
    boolean settled,
    List<ForkRecord> forks,
    List<Pinned> pinned) {

  public RunRecord {
    added = List.copyOf(added);
    forks = List.copyOf(forks);
    pinned = List.copyOf(pinned);
  }

  /** A run without unscored forks. */
  public RunRecord(
      Manifest manifest, List<PlannedFork> added, boolean settled, List<ForkRecord> forks) {
    this(manifest, added, settled, forks, List.of());
  }

  /** A run to which nothing was added. */
  public RunRecord(Manifest manifest, List<ForkRecord> forks) {
    this(manifest, List.of(), manifest.plan().target().isEmpty(), forks);
  }

  /** Returns every planned fork, in order. */
  public List<PlannedFork> order() {
    var order = new ArrayList<>(manifest.plan().order());
    order.addAll(added);
    return order;
  }

  /** Returns the planned forks that have not ended, in order. */
  public List<PlannedFork> pending() {
    Set<Integer> ended = forks.stream().map(f -> f.fork().index()).collect(toSet());
    return order().stream().filter(f -> !ended.contains(f.index())).toList();
  }

  /** Returns the unscored forks that have not ended, in order. */
  public List<UnscoredFork> pendingPinning() {
    Set<UnscoredFork> ended = pinned.stream().map(Pinned::fork).collect(toSet());
    return manifest.plan().pinningForks().stream().filter(f -> !ended.contains(f)).toList();
  }

  /** Returns whether the run was cut short: something that was or would be planned did not run. */
  public boolean partial() {
    return !settled || !pending().isEmpty();
  }

  /**
   * Returns the forks that count: of a block that was run again, those of its last attempt that
   * came to its end, whatever they show. The others are kept and enter no figure.
   */
  public List<ForkRecord> counted() {
    var pending = pending();
    var repeated =
        added.stream()
            .filter(a -> a.attempt() > 0 && pending.stream().noneMatch(a::sameBlock))
            .toList();
    return forks.stream()
        .filter(
            f ->
                repeated.stream()
                    .noneMatch(
                        r ->
                            r.cell().equals(f.fork().cell())
                                && r.block() == f.fork().block()
                                && r.attempt() > f.fork().attempt()))
        .filter(f -> f.fork().attempt() == 0 || repeated.contains(f.fork()))
        .toList();
  }
}
