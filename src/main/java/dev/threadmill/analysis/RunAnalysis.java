package dev.threadmill.analysis;

import java.util.List;

/**
 * A whole run.
 *
 * @param cells one per cell of the plan, in its order
 * @param clientCosts what a fetch costs by client, where cells differ in nothing else; else none
 * @param findings what a reader must know, most important first
 */
public record RunAnalysis(
    List<CellAnalysis> cells, List<ClientCost> clientCosts, List<Finding> findings) {

  public RunAnalysis {
    cells = List.copyOf(cells);
    clientCosts = List.copyOf(clientCosts);
    findings = List.copyOf(findings);
  }

  /** Returns whether in any cell the same thing measured twice differed. */
  public boolean contaminated() {
    return cells.stream().anyMatch(CellAnalysis::contaminated);
  }
}
