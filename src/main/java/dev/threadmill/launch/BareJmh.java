package dev.threadmill.launch;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.Measurement;
import dev.threadmill.result.JmhFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * A fork as anybody gets it who runs this jar with JMH's own command line: what the suite's forks
 * are compared with, to see what the suite adds to them.
 */
public final class BareJmh {
  private static final int CHECK_MILLIS = 200;

  private final Measurement measurement;
  private final Interruption interruption;

  /**
   * @param measurement what a fork does
   * @param interruption ends a fork early
   */
  public BareJmh(Measurement measurement, Interruption interruption) {
    this.measurement = measurement;
    this.interruption = interruption;
  }

  /**
   * Runs one fork in a JMH of its own, with the parameters of a plain arm.
   *
   * @param folder gets JMH's output and its result file; created if need be
   * @return the mean of the scored iterations, each weighing the same; empty if it was interrupted
   * @throws IOException with one line if JMH failed or took too long
   */
  public OptionalDouble run(Cell cell, Arm arm, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path result = folder.resolve("jmh-result.json");
    Path log = folder.resolve("jmh.log");
    var process =
        new ProcessBuilder(command(cell, arm, result))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      boolean ended = ended(process);
      if (interruption.requested()) {
        return OptionalDouble.empty();
      }
      if (!ended || process.exitValue() != 0) {
        throw new IOException("JMH by itself failed, see " + log);
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return OptionalDouble.of(JmhFile.read(result).results().getFirst().forkMeans().getFirst());
  }

  /** Waits; false if its time was up. */
  private boolean ended(Process process) throws InterruptedException {
    long deadlineNs = System.nanoTime() + measurement.timeLimit().toNanos();
    while (!process.waitFor(CHECK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (interruption.requested() || System.nanoTime() - deadlineNs > 0) {
        return false;
      }
    }
    return true;
  }

  private List<String> command(Cell cell, Arm arm, Path result) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty(JmhFork.CLASS_PATH, "")));
    // The suite holds JMH's lock already, and says the same about blackholes.
    command.addAll(List.of("-Djmh.ignoreLock=true", "-Djmh.blackhole.mode=COMPILER"));
    command.add(Campaign.QUIET_UNSAFE);
    command.add("org.openjdk.jmh.Main");
    command.add(JmhFork.benchmark(cell));
    command.addAll(List.of("-f", "1", "-wf", "0", "-foe", "true"));
    command.addAll(List.of("-wi", Integer.toString(measurement.warmupIterations())));
    command.addAll(List.of("-w", measurement.warmupMillis() + "ms"));
    command.addAll(List.of("-i", Integer.toString(measurement.iterations())));
    command.addAll(List.of("-r", measurement.iterationMillis() + "ms"));
    command.addAll(List.of("-jvmArgs", String.join(" ", measurement.jvmArgs())));
    var appended = new ArrayList<>(cell.jvmArgs());
    appended.add(Campaign.QUIET_UNSAFE);
    command.addAll(List.of("-jvmArgsAppend", String.join(" ", appended)));
    command.addAll(List.of("-p", cell.workload().contenderParameter() + "=" + arm.contender()));
    cell.parameters().forEach((name, value) -> command.addAll(List.of("-p", name + "=" + value)));
    command.addAll(List.of("-rf", "json", "-rff", result.toString()));
    return command;
  }
}
