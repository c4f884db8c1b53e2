package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import java.util.List;

/**
 * Whether assertions are on, which are work that nobody does in production.
 *
 * @param arguments the JVM's own
 */
record Assertions(List<String> arguments) implements Check {
  private static final String NAME = "assertions";

  Assertions {
    arguments = List.copyOf(arguments);
  }

  @Override
  public Diagnosis examine() {
    var found = arguments.stream().filter(a -> a.matches("-(ea|enableassertions)(:.*)?")).toList();
    return found.isEmpty()
        ? Diagnosis.ok(NAME, "Assertions are off")
        : Diagnosis.warn(
            NAME, "Assertions are on (" + String.join(" ", found) + ")", "start the JVM without");
  }
}
