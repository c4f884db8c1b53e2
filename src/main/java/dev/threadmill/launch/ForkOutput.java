package dev.threadmill.launch;

import dev.threadmill.result.Iteration;
import java.io.Closeable;
import java.io.PrintStream;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Receives what JMH has to say about one fork: iterations go to the journal as they end, warm-up
 * included, and all text goes to the fork's log.
 */
final class ForkOutput implements OutputFormat, Closeable {
  private final PrintStream log;
  private final boolean openLoop;
  private final Consumer<Iteration> iterations;
  private final ForkWords words = new ForkWords();

  /**
   * @param openLoop whether the harness times each request, so that JMH's own time is no score
   */
  ForkOutput(PrintStream log, boolean openLoop, Consumer<Iteration> iterations) {
    this.log = log;
    this.openLoop = openLoop;
    this.iterations = iterations;
  }

  /** Returns what the fork's JVM itself has said so far. */
  ForkWords words() {
    return words;
  }

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int number, IterationResult result) {
    var primary = result.getPrimaryResult();
    var metrics = new TreeMap<String, Double>();
    for (Result<?> secondary : result.getSecondaryResults().values()) {
      metrics.put(secondary.getLabel(), secondary.getScore());
    }
    log.println(params.getType() + " " + number + ": " + primary);
    var iteration =
        new Iteration(
            params.getType() == IterationType.WARMUP,
            number - 1,
            primary.getScore(),
            primary.getScoreUnit(),
            result.getMetadata().getMeasuredOps(),
            metrics);
    iterations.accept(openLoop ? OpenLoopScore.of(iteration) : iteration);
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int number) {}

  @Override
  public void startBenchmark(BenchmarkParams benchmark) {
    log.println(benchmark.getBenchmark() + " " + benchmark.getJvmArgs());
  }

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> result) {}

  @Override
  public void print(String text) {
    log.print(text);
  }

  @Override
  public void println(String text) {
    log.println(text);
  }

  @Override
  public void verbosePrintln(String text) {}

  @Override
  public void flush() {
    log.flush();
  }

  /** Here JMH passes on what the fork's JVM says, and nothing else. */
  @Override
  public void write(int b) {
    log.write(b);
    words.add(b);
  }

  @Override
  public void write(byte[] bytes) {
    for (byte b : bytes) {
      write(b);
    }
  }

  @Override
  public void close() {
    log.close();
  }
}
