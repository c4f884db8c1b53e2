package dev.threadmill.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** JMH as its users know it. Only described here: {@link Main} passes its arguments on unparsed. */
@Command(
    name = "jmh",
    description = "Raw JMH with its own options; jmh -h explains them.")
final class JmhCommand {
  @Parameters(paramLabel = "ARG", description = "Passed on as they are.")
  private List<String> arguments = List.of();
}
