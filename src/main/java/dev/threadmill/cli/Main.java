package dev.threadmill.cli;

import dev.threadmill.launch.RawJmh;
import dev.threadmill.strategy.UnavailableStrategyException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The entry point of {@code java -jar target/benchmarks.jar}.
 *
 * <p>A first argument that is no verb of ours goes to JMH, as it would with any other benchmark
 * jar.
 */
@Command(
    name = "threadmill",
    description = {
      "Compares the ways to run concurrent work on the JVM.",
      "",
      "Arguments that start with -, or name a benchmark, go to JMH as they are:",
      "  java -jar target/benchmarks.jar -l",
      "  java -jar target/benchmarks.jar SumList -p strategy=virtual-per-task -f 1",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all is well",
      "1:internal error",
      "2:the command line is wrong",
      "3:some forks or fetches failed, or a pass line of calibrate was missed",
      "4:the machine or its settings stand in the way",
      "5:inconclusive where a conclusion was required",
      "10:a regression",
      "11:the control arm differs from the baseline (with --strict)",
      "130:interrupted; the run can be resumed"
    },
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ResumeCommand.class,
      ListCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      CalibrateCommand.class,
      DoctorCommand.class,
      FarmCommand.class,
      TitlesCommand.class,
      LessonCommand.class,
      JmhCommand.class,
      GenerateCompletion.class
    })
public final class Main {
  /** What the JMH user gives that is ours: JMH knows neither. */
  private static final Set<String> OURS = Set.of("--help", "--version", "-V");

  private Main() {}

  /** Runs the command line and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    // Titles are Korean, and a terminal's encoding may be anything.
    System.setOut(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    System.exit(execute(args));
  }

  /** Runs the command line and returns its exit code. */
  static int execute(String... args) {
    return execute(commandLine(), args);
  }

  static int execute(CommandLine commandLine, String... args) {
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return ExitCode.USAGE;
    }
    if (args[0].equals("jmh")) {
      return jmh(commandLine, List.of(args).subList(1, args.length));
    }
    return isForJmh(commandLine, args[0])
        ? jmh(commandLine, List.of(args))
        : commandLine.execute(args);
  }

  private static int jmh(CommandLine commandLine, List<String> args) {
    try {
      return RawJmh.run(args);
    } catch (IOException e) {
      return say(commandLine, e, ExitCode.INTERNAL_ERROR);
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::usageError)
        .setExecutionExceptionHandler((e, c, result) -> executionError(e, c));
  }

  private static boolean isForJmh(CommandLine commandLine, String first) {
    if (commandLine.getSubcommands().containsKey(first) || OURS.contains(first)) {
      return false;
    }
    return first.startsWith("-") || RawJmh.finds(first);
  }

  private static int usageError(ParameterException e, String[] args) {
    var commandLine = e.getCommandLine();
    boolean unknownVerb =
        e instanceof UnmatchedArgumentException && commandLine.getParent() == null;
    String message =
        unknownVerb
            ? "unknown verb '%s': one of %s".formatted(args[0], verbs(commandLine))
            : oneLine(e.getMessage());
    commandLine.getErr().println(message);
    return ExitCode.USAGE;
  }

  private static String verbs(CommandLine commandLine) {
    return String.join(", ", commandLine.getSubcommands().keySet());
  }

  private static int executionError(Exception e, CommandLine commandLine) {
    var err = commandLine.getErr();
    return switch (e) {
      case IllegalArgumentException usage -> say(commandLine, usage, ExitCode.USAGE);
      case EnvironmentException environment -> say(commandLine, environment, ExitCode.ENVIRONMENT);
      case UnavailableStrategyException jvm -> say(commandLine, jvm, ExitCode.ENVIRONMENT);
      case IOException io -> say(commandLine, io, ExitCode.ENVIRONMENT);
      case UncheckedIOException io -> say(commandLine, io, ExitCode.ENVIRONMENT);
      default -> {
        err.println("internal error, please report it: " + e);
        Arrays.stream(e.getStackTrace()).limit(12).forEach(frame -> err.println("  at " + frame));
        yield ExitCode.INTERNAL_ERROR;
      }
    };
  }

  private static int say(CommandLine commandLine, Exception e, int exitCode) {
    commandLine.getErr().println(oneLine(e.getMessage()));
    return exitCode;
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
