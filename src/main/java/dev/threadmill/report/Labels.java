package dev.threadmill.report;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.strategy.StrategySpec;

/** What contenders and cells are called in front of people. */
final class Labels {
  private Labels() {}

  /** Returns a strategy's name with its size, such as {@code ForkJoinPool (8)}. */
  static String of(StrategySpec spec) {
    String id = spec.toString();
    int colon = id.indexOf(':');
    String label = spec.strategy().label();
    return colon < 0 ? label : label + " (" + id.substring(colon + 1) + ")";
  }

  /** Returns an arm's name; the control arm says that it is one. */
  static String of(Arm arm) {
    return arm.control() ? of(arm.strategy()) + " (A/A control)" : of(arm.strategy());
  }

  /** Returns a cell's name, such as {@code titles, urls=1000}. */
  static String of(Cell cell) {
    return cell.id().replace(",", ", ");
  }
}
