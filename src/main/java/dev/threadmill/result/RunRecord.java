package dev.threadmill.result;

import java.util.List;

/**
 * A run as its files tell it.
 *
 * @param manifest what was known when it began
 * @param forks the forks that ended, in the order in which they ran; fewer than planned if the run
 *     was cut short
 */
public record RunRecord(Manifest manifest, List<ForkRecord> forks) {

  public RunRecord {
    forks = List.copyOf(forks);
  }

  /** Returns whether the run was cut short: some planned forks have no outcome. */
  public boolean partial() {
    return forks.size() < manifest.plan().order().size();
  }
}
