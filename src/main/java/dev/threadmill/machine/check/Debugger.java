package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;
import java.util.List;

/**
 * Whether a debugger or an agent is in this JVM; forks take over most of what it was given.
 *
 * @param arguments the JVM's own, those of {@code JAVA_TOOL_OPTIONS} included
 */
record Debugger(List<String> arguments) implements Check {
  private static final String NAME = "debugger";
  private static final List<String> AGENTS =
      List.of("-agentlib:", "-agentpath:", "-javaagent:", "-Xrunjdwp", "-Xdebug");

  Debugger {
    arguments = List.copyOf(arguments);
  }

  @Override
  public Diagnosis examine() {
    var found = arguments.stream().filter(Debugger::isAgent).toList();
    return found.isEmpty()
        ? Diagnosis.ok(NAME, "No debugger and no agent")
        : Diagnosis.warn(
            NAME,
            "The JVM was given " + String.join(" ", found),
            "start it without (see also JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS)");
  }

  private static boolean isAgent(String argument) {
    return AGENTS.stream().anyMatch(argument::startsWith);
  }
}
