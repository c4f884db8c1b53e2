package dev.threadmill.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * In which order forks run. Round by round, each cell once in every round and each arm once in
 * every block: whatever drifts during the run then falls on every arm alike (docs/method.md).
 *
 * <p>The order of cells within a round is drawn anew each time. The order of arms within a block
 * comes from a Williams design with its labels and rows shuffled, as long as it has rows, so that
 * arms meet places and predecessors equally often; after that it is drawn as well. All of it is a
 * function of the seed, the cell and the block's number: blocks can be added later.
 */
final class BlockOrder {
  private final List<CellPlan> cells;
  private final long seed;

  BlockOrder(List<CellPlan> cells, long seed) {
    this.cells = List.copyOf(cells);
    this.seed = seed;
  }

  /**
   * Returns the forks of all blocks of each cell from one number, inclusive, to another, exclusive.
   *
   * @param firstIndex the index of the first of them
   */
  List<PlannedFork> blocks(int firstIndex, int from, ToIntFunction<Cell> to) {
    var order = new ArrayList<PlannedFork>();
    int rounds = cells.stream().mapToInt(c -> to.applyAsInt(c.cell())).max().orElse(0);
    for (int round = from; round < rounds; round++) {
      for (CellPlan cell : cellsOf(round)) {
        if (round < to.applyAsInt(cell.cell())) {
          order.addAll(block(cell, round, 0, firstIndex + order.size()));
        }
      }
    }
    return order;
  }

  /** Returns the forks of one block, for the first time or again in another order. */
  List<PlannedFork> block(CellPlan cell, int block, int attempt, int firstIndex) {
    var forks = new ArrayList<PlannedFork>();
    for (Arm arm : attempt == 0 ? arms(cell, block) : drawn(cell, block, attempt)) {
      forks.add(
          new PlannedFork(firstIndex + forks.size(), block, attempt, cell.cell().id(), arm.id()));
    }
    return forks;
  }

  private List<CellPlan> cellsOf(int round) {
    var shuffled = new ArrayList<>(cells);
    Collections.shuffle(shuffled, new SplittableRandom(seed ^ ((long) round << 32)));
    return shuffled;
  }

  private List<Arm> arms(CellPlan cell, int block) {
    var random = random(cell, -1, 0);
    var labelled = new ArrayList<>(cell.arms());
    Collections.shuffle(labelled, random);
    var rows = new ArrayList<>(Williams.rows(labelled.size()));
    if (block >= rows.size()) {
      return drawn(cell, block, 0);
    }
    Collections.shuffle(rows, random);
    return rows.get(block).stream().map(labelled::get).toList();
  }

  private List<Arm> drawn(CellPlan cell, int block, int attempt) {
    var shuffled = new ArrayList<>(cell.arms());
    Collections.shuffle(shuffled, random(cell, block, attempt));
    return shuffled;
  }

  private SplittableRandom random(CellPlan cell, int block, int attempt) {
    long stream = ((long) cell.cell().id().hashCode() << 32) ^ ((long) block << 8) ^ attempt;
    return new SplittableRandom(new SplittableRandom(seed).nextLong() ^ stream);
  }
}
