package dev.threadmill.launch;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.Measurement;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Iteration;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one arm of one cell in one fresh JVM by JMH.
 *
 * <p>One fork at a time, failing on error, because JMH alone runs all forks of an arm in a row,
 * throws them all away when one of them fails, and counts iterations that threw (docs/method.md).
 */
final class JmhFork {
  private static final String PROFILER = "dev.threadmill.bench.ExecProfiler";

  private final Cell cell;
  private final Arm arm;
  private final Measurement measurement;
  private final List<String> extraJvmArgs;

  JmhFork(Cell cell, Arm arm, Measurement measurement, List<String> extraJvmArgs) {
    this.cell = cell;
    this.arm = arm;
    this.measurement = measurement;
    this.extraJvmArgs = List.copyOf(extraJvmArgs);
  }

  /**
   * Runs the fork to its end.
   *
   * @param runFolder the folder of the run
   * @param logName where its output goes, relative to that folder
   * @param live is given every iteration as it ends
   * @return how it ended; only a fork all of whose iterations ran is measured
   * @throws IOException if the log cannot be written
   */
  ForkOutcome run(Path runFolder, String logName, Consumer<Iteration> live) throws IOException {
    var seen = new ArrayList<Iteration>();
    var log = new PrintStream(runFolder.resolve(logName).toFile(), StandardCharsets.UTF_8);
    try (var output = new ForkOutput(log, live.andThen(seen::add));
        var limit = ForkTimeLimit.start(timeLimit())) {
      try {
        var ignored = new Runner(options().build(), output).run();
      } catch (RunnerException e) {
        e.printStackTrace(log);
        String reason = limit.expired() ? tooLong() : ForkFailure.reason(e);
        return new ForkOutcome.Failed(reason, logName);
      }
      if (limit.expired()) {
        return new ForkOutcome.Failed(tooLong(), logName);
      }
    }
    if (seen.stream().filter(i -> !i.warmup()).count() < measurement.iterations()) {
      return new ForkOutcome.Failed("the fork ended before its last iteration", logName);
    }
    return new ForkOutcome.Measured(seen);
  }

  private OptionsBuilder options() {
    var options = new OptionsBuilder();
    options
        .include("^\\Q" + cell.workload().harness() + "\\E\\.makespan$")
        .forks(1)
        .warmupForks(0)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.NORMAL)
        .addProfiler(PROFILER)
        .warmupIterations(measurement.warmupIterations())
        .warmupTime(TimeValue.milliseconds(measurement.warmupMillis()))
        .measurementIterations(measurement.iterations())
        .measurementTime(TimeValue.milliseconds(measurement.iterationMillis()))
        .jvmArgs(measurement.jvmArgs().toArray(String[]::new))
        .jvmArgsAppend(extraJvmArgs.toArray(String[]::new));
    options.param("strategy", arm.strategy().toString());
    cell.parameters().forEach(options::param);
    return options;
  }

  /** Ten times what the fork should need, and time for a JVM to start on a busy machine. */
  private Duration timeLimit() {
    long planned =
        (long) measurement.warmupIterations() * measurement.warmupMillis()
            + (long) measurement.iterations() * measurement.iterationMillis();
    return Duration.ofMillis(10 * planned).plusSeconds(60);
  }

  private String tooLong() {
    return "the fork hung: it was ended after %d s".formatted(timeLimit().toSeconds());
  }
}
