package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;

/** The contenders of every kind, and which work each of them does. */
public final class Contenders {
  private Contenders() {}

  /**
   * Returns the contender of that text, of whatever kind.
   *
   * @throws IllegalArgumentException with one line that names the text and what would do
   */
  public static Contender parse(String text) {
    return StrategySpec.parse(text);
  }

  /** Returns whether the workload is one that the contender does. */
  static boolean fits(Contender contender, Workload workload) {
    return switch (workload) {
      case SUM_LIST, SUM_GRAIN, TITLES, TITLES_LOAD -> contender instanceof StrategySpec;
    };
  }
}
