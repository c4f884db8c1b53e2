package dev.threadmill.launch;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.Measurement;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Iteration;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
  static final String CLASS_PATH = "java.class.path";
  private static final String COUNTERS = "dev.threadmill.bench.ExecProfiler";
  private static final String PINNING = "dev.threadmill.bench.PinningProfiler";

  /**
   * Ends a JVM whose heap is used up. Otherwise the error may hit a thread of a library, and the
   * fork would hang until its time limit. Too few threads are another matter, and do not end it.
   */
  private static final String END_WITHOUT_HEAP = "-XX:+ExitOnOutOfMemoryError";

  private final Cell cell;
  private final Arm arm;
  private final Measurement measurement;
  private final List<String> extraJvmArgs;
  private final String classPath;
  private final String profiler;

  /**
   * @param classPath what the fork's JVM runs: this build's, or another one's
   */
  JmhFork(
      Cell cell, Arm arm, Measurement measurement, List<String> extraJvmArgs, String classPath) {
    this(cell, arm, measurement, extraJvmArgs, classPath, COUNTERS);
  }

  private JmhFork(
      Cell cell,
      Arm arm,
      Measurement measurement,
      List<String> extraJvmArgs,
      String classPath,
      String profiler) {
    this.cell = cell;
    this.arm = arm;
    this.measurement = measurement;
    this.extraJvmArgs = Stream.concat(cell.jvmArgs().stream(), extraJvmArgs.stream()).toList();
    this.classPath = classPath;
    this.profiler = profiler;
  }

  /** Returns a fork that looks for pinned carriers: its score is not to be used. */
  static JmhFork forPinning(
      Cell cell, Arm arm, Measurement measurement, List<String> extraJvmArgs, String classPath) {
    return new JmhFork(cell, arm, measurement, extraJvmArgs, classPath, PINNING);
  }

  /**
   * Runs the fork to its end.
   *
   * @param runFolder the folder of the run
   * @param logName where its output goes, relative to that folder
   * @param live is given every iteration as it ends
   * @return how it ended; only a fork all of whose iterations ran is measured
   * @throws IOException if the log cannot be written
   * @throws UncheckedIOException if {@code live} threw one
   */
  ForkOutcome run(Path runFolder, String logName, Consumer<Iteration> live) throws IOException {
    var iterations = new Iterations(live);
    var log = new PrintStream(runFolder.resolve(logName).toFile(), StandardCharsets.UTF_8);
    try (var output = new ForkOutput(log, cell.workload().openLoop(), iterations);
        var limit = ForkTimeLimit.start(measurement.timeLimit())) {
      try {
        runByJmh(output);
      } catch (RunnerException e) {
        e.printStackTrace(log);
        iterations.rethrow();
        String reason = limit.expired() ? hung(output) : ForkFailure.reason(e, output.words());
        return new ForkOutcome.Failed(reason, logName);
      }
      iterations.rethrow();
      if (limit.expired()) {
        return new ForkOutcome.Failed(hung(output), logName);
      }
    }
    if (iterations.scored() != measurement.iterations()) {
      return new ForkOutcome.Failed(
          "the fork ran %d scored iterations, and %d were planned"
              .formatted(iterations.scored(), measurement.iterations()),
          logName);
    }
    return new ForkOutcome.Measured(iterations.seen);
  }

  /**
   * The iterations as they end. JMH hands them over on a thread of its own, where an exception is
   * lost and takes the connection to the fork with it: the first one is kept for later.
   */
  private static final class Iterations implements Consumer<Iteration> {
    private final Consumer<Iteration> live;
    private final List<Iteration> seen = new CopyOnWriteArrayList<>();
    private volatile @Nullable UncheckedIOException failure;

    Iterations(Consumer<Iteration> live) {
      this.live = live;
    }

    @Override
    public void accept(Iteration iteration) {
      seen.add(iteration);
      try {
        live.accept(iteration);
      } catch (UncheckedIOException e) {
        if (failure == null) {
          failure = e;
        }
      }
    }

    long scored() {
      return seen.stream().filter(i -> !i.warmup()).count();
    }

    void rethrow() {
      UncheckedIOException first = failure;
      if (first != null) {
        throw first;
      }
    }
  }

  /** JMH gives its forks the class path that its own JVM says it has. */
  private void runByJmh(ForkOutput output) throws RunnerException {
    String own = System.getProperty(CLASS_PATH, "");
    System.setProperty(CLASS_PATH, classPath);
    try {
      var ignored = new Runner(options().build(), output).run();
    } finally {
      System.setProperty(CLASS_PATH, own);
    }
  }

  OptionsBuilder options() {
    var options = new OptionsBuilder();
    options
        .include(benchmark(cell))
        .forks(1)
        .warmupForks(0)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.NORMAL)
        .addProfiler(profiler)
        .warmupIterations(measurement.warmupIterations())
        .warmupTime(TimeValue.milliseconds(measurement.warmupMillis()))
        .measurementIterations(measurement.iterations())
        .measurementTime(TimeValue.milliseconds(measurement.iterationMillis()))
        .jvmArgsPrepend(END_WITHOUT_HEAP)
        // JMH's own limit, on one iteration, interrupts the work and counts it all the same: ours,
        // on the fork, comes first.
        .timeout(TimeValue.milliseconds(2 * measurement.timeLimit().toMillis()))
        .jvmArgs(measurement.jvmArgs().toArray(String[]::new))
        .jvmArgsAppend(extraJvmArgs.toArray(String[]::new));
    options.param(cell.workload().contenderParameter(), arm.contender().toString());
    parameters().forEach(options::param);
    return options;
  }

  /** JMH takes every value that it is given for a parameter, one after the other: one each. */
  private Map<String, String> parameters() {
    var parameters = new LinkedHashMap<>(cell.parameters());
    if (arm.variant() instanceof Arm.Changed(String parameter, String value)) {
      parameters.put(parameter, value);
    }
    return parameters;
  }

  /** Returns the expression by which JMH finds the benchmark of a cell and no other. */
  static String benchmark(Cell cell) {
    return "^\\Q" + cell.workload().benchmark() + "\\E$";
  }

  private String hung(ForkOutput output) {
    return ForkFailure.hung(measurement.timeLimit(), output.words());
  }
}
