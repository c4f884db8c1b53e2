package dev.threadmill.cli;

import dev.threadmill.launch.RawJmh;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** JMH as its users know it. */
@Command(
    name = "jmh",
    description = "Raw JMH with its own options; jmh -h explains them.")
final class JmhCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ARG", description = "Passed on as they are.")
  private List<String> arguments = List.of();

  @Override
  public Integer call() throws Exception {
    return RawJmh.run(arguments);
  }

  /** Returns whether JMH would find a benchmark by that regular expression. */
  static boolean namesBenchmark(String expression) {
    return RawJmh.finds(expression);
  }
}
