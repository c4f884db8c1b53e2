package dev.threadmill.report;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import java.util.List;

/** What contenders and cells are called in front of people. */
final class Labels {
  private Labels() {}

  /** Returns an arm's name, with its {@link #mark} if it has one. */
  static String of(Arm arm) {
    String label = arm.contender().label();
    String mark = mark(arm);
    return mark.isEmpty() ? label : label + " (" + mark + ")";
  }

  /** Returns what sets an arm apart from the plain strategy, such as {@code other build}. */
  static String mark(Arm arm) {
    return switch (arm.variant()) {
      case Arm.Plain plain -> "";
      case Arm.Control control -> "A/A control";
      case Arm.OtherBuild other -> "other build";
      case Arm.Changed(String parameter, String value) -> parameter + "=" + value;
    };
  }

  /** Returns a cell's name, such as {@code titles, urls=1000}. */
  static String of(Cell cell) {
    return cell.id().replace(",", ", ");
  }

  /**
   * Returns names as a sentence lists them: {@code A, B and C}; by semicolons if they hold commas.
   */
  static String list(List<String> names) {
    int last = names.size() - 1;
    if (last < 1) {
      return String.join("", names);
    }
    String separator = names.stream().anyMatch(n -> n.contains(",")) ? "; " : ", ";
    String and = separator.equals("; ") && last > 1 ? "; and " : " and ";
    return String.join(separator, names.subList(0, last)) + and + names.get(last);
  }
}
