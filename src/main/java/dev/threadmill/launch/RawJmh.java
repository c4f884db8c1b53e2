package dev.threadmill.launch;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** JMH's own command line. */
public final class RawJmh {

  private RawJmh() {}

  /**
   * Runs JMH's main with those arguments. Where JMH ends the JVM, as after an error in its
   * arguments, it does so here.
   *
   * @return the exit code
   * @throws IOException if JMH cannot read or write a file
   */
  public static int run(List<String> arguments) throws IOException {
    UnsafeWarning.silence();
    Main.main(arguments.toArray(String[]::new));
    return 0;
  }

  /** Returns whether a benchmark's name contains that regular expression, as JMH would search. */
  public static boolean finds(String expression) {
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      return false;
    }
    var out = OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT);
    return !BenchmarkList.defaultList().find(out, List.of(expression), List.of()).isEmpty();
  }
}
