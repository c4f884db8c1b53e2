package dev.threadmill.plan;

/**
 * One fresh JVM that is to execute one arm of one cell: the only replicate there is.
 *
 * @param index the fork's place in the order of the run, from 0
 * @param block which block of its cell it belongs to, from 0; forks of one block are adjacent in
 *     time and are compared with each other
 * @param attempt 0, or how often the block was run before: where a fork of it failed, all of the
 *     block is run again
 * @param cell the cell's {@linkplain Cell#id() id}
 * @param arm the arm's {@linkplain Arm#id() id}
 */
public record PlannedFork(int index, int block, int attempt, String cell, String arm) {

  /** Returns whether the other fork belongs to the same attempt at the same block. */
  public boolean sameBlock(PlannedFork other) {
    return block == other.block && attempt == other.attempt && cell.equals(other.cell);
  }
}
