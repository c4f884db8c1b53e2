package dev.threadmill.analysis;

import java.util.List;

/**
 * A whole run.
 *
 * @param cells one per cell of the plan, in its order
 * @param findings what a reader must know, most important first
 */
public record RunAnalysis(List<CellAnalysis> cells, List<Finding> findings) {

  public RunAnalysis {
    cells = List.copyOf(cells);
    findings = List.copyOf(findings);
  }

  /** Returns whether in any cell the same thing measured twice differed. */
  public boolean contaminated() {
    return cells.stream().anyMatch(CellAnalysis::contaminated);
  }
}
