package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole run, decided: what runs, in which order, and for how long.
 *
 * @param profile the id of the profile it came from
 * @param seed what the order was drawn from; the same seed and request give the same order
 * @param processors the processors that the forks will see
 * @param blocks how many blocks each cell gets, in the first stage if there is a target
 * @param margin the equivalence margin: ratios within 1/(1 + margin) and 1 + margin are no
 *     difference that matters
 * @param measurement what each fork does
 * @param target what the number of blocks aims at after the first stage; empty if it is fixed
 * @param otherJar the jar of the build that this one is compared with; empty if there is none
 * @param cells what is measured
 * @param order every fork known beforehand, in the order in which they run; a second stage and
 *     blocks that are run again come after them
 */
public record RunPlan(
    String profile,
    long seed,
    int processors,
    int blocks,
    double margin,
    Measurement measurement,
    Optional<Target> target,
    Optional<String> otherJar,
    List<CellPlan> cells,
    List<PlannedFork> order) {
  /** A JVM's start, the handshake, and operations that end after their iteration's time. */
  private static final long FORK_OVERHEAD_MILLIS = 600;

  public RunPlan {
    cells = List.copyOf(cells);
    order = List.copyOf(order);
  }

  /** Returns a plan of those cells, with its order drawn from the seed. */
  public static RunPlan of(
      String profile,
      long seed,
      int processors,
      int blocks,
      double margin,
      Measurement measurement,
      Optional<Target> target,
      Optional<String> otherJar,
      List<CellPlan> cells) {
    var order = new BlockOrder(cells, seed).blocks(0, 0, cell -> blocks);
    return new RunPlan(
        profile, seed, processors, blocks, margin, measurement, target, otherJar, cells, order);
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

  /** Returns about how long the forks known beforehand will take, in milliseconds. */
  public long estimatedMillis() {
    return order.stream()
        .mapToLong(fork -> forkMillis(cell(fork.cell()).cell(), Arm.parse(fork.arm())))
        .sum();
  }

  /** Returns about how long one block of a cell takes, in milliseconds. */
  public long blockMillis(CellPlan cell) {
    return cell.arms().stream().mapToLong(arm -> forkMillis(cell.cell(), arm)).sum();
  }

  private long forkMillis(Cell cell, Arm arm) {
    return FORK_OVERHEAD_MILLIS + measurement.plannedMillis(leastIteration(cell, arm));
  }

  /**
   * Returns what a fork of an arm does: the plan's measurement, with more time where iterations
   * cannot be as short as planned, or operations may take long.
   */
  public Measurement measurement(Cell cell, Arm arm) {
    return measurement.withTimeFor(leastIteration(cell, arm), cell.slowestOperation());
  }

  private Duration leastIteration(Cell cell, Arm arm) {
    return cell.leastIteration(arm.contender(), processors);
  }

  /**
   * Returns the forks of one block once more, in another order.
   *
   * @param failed any fork of the attempt to be repeated
   * @param firstIndex the index of the first of the new forks
   */
  public List<PlannedFork> again(PlannedFork failed, int firstIndex) {
    return blockOrder()
        .block(cell(failed.cell()), failed.block(), failed.attempt() + 1, firstIndex);
  }

  /**
   * Returns the forks of the second stage.
   *
   * @param blocksByCell how many blocks each cell is to have in all, by its id
   * @param firstIndex the index of the first of the new forks
   */
  public List<PlannedFork> secondStage(Map<String, Integer> blocksByCell, int firstIndex) {
    return blockOrder()
        .blocks(firstIndex, blocks, cell -> blocksByCell.getOrDefault(cell.id(), blocks));
  }

  /**
   * Returns the forks that look for pinned carriers, one for each arm on virtual threads of a cell
   * whose tasks wait. They run after all others.
   */
  public List<UnscoredFork> pinningForks() {
    return cells.stream()
        .filter(cell -> Profile.parse(profile).looksForPinning(cell.cell().workload()))
        .flatMap(
            cell ->
                cell.arms().stream()
                    .filter(RunPlan::mayPin)
                    .map(arm -> new UnscoredFork(cell.cell().id(), arm.id())))
        .toList();
  }

  private static boolean mayPin(Arm arm) {
    return arm.variant() instanceof Arm.Plain
        && arm.contender() instanceof StrategySpec spec
        && spec.strategy().onVirtualThreads();
  }

  private BlockOrder blockOrder() {
    return new BlockOrder(cells, seed);
  }
}
