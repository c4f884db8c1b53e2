package dev.threadmill.launch;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.plan.CellPlan;
import dev.threadmill.plan.Measurement;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Metric;
import dev.threadmill.result.RunRecord;
import dev.threadmill.workload.Workload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.BenchmarkResultMetaData;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.IterationResultMetaData;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Version;

/**
 * Merges the single forks of a run into what JMH would have written for {@code -f n}: its standard
 * JSON, made by JMH's own writer, so that every tool that reads JMH reads this.
 *
 * <p>The control arm is there under its own id, as {@code strategy=platform-pool~control}: it has
 * the parameters of the baseline, and JMH tells results apart by nothing else.
 */
public final class JmhExport {
  private final RunRecord run;

  private JmhExport(RunRecord run) {
    this.run = run;
  }

  /** Returns the text of {@code jmh-result.json}; arms without a measured fork are not in it. */
  public static String json(RunRecord run) {
    UnsafeWarning.silence();
    var export = new JmhExport(run);
    var bytes = new ByteArrayOutputStream();
    try (var out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(export.results());
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<RunResult> results() {
    var results = new ArrayList<RunResult>();
    for (CellPlan cell : run.manifest().plan().cells()) {
      for (Arm arm : cell.arms()) {
        var forks = measured(cell.cell(), arm);
        if (!forks.isEmpty()) {
          results.add(result(params(cell.cell(), arm, forks.size()), forks));
        }
      }
    }
    return results;
  }

  private List<ForkRecord> measured(Cell cell, Arm arm) {
    return run.forks().stream()
        .filter(f -> f.fork().cell().equals(cell.id()) && f.fork().arm().equals(arm.id()))
        .filter(f -> f.outcome() instanceof ForkOutcome.Measured)
        .toList();
  }

  private static RunResult result(BenchmarkParams params, List<ForkRecord> forks) {
    var results = new ArrayList<BenchmarkResult>();
    for (ForkRecord fork : forks) {
      if (fork.outcome() instanceof ForkOutcome.Measured measured) {
        var iterations =
            measured.iterations().stream()
                .filter(i -> !i.warmup())
                .map(i -> iteration(params, i))
                .toList();
        results.add(new BenchmarkResult(params, iterations, metaData(fork)));
      }
    }
    return new RunResult(params, results);
  }

  private static BenchmarkResultMetaData metaData(ForkRecord fork) {
    long start = fork.started().toEpochMilli();
    long end = fork.ended().toEpochMilli();
    return new BenchmarkResultMetaData(start, start, end, 0, 0);
  }

  private static IterationResult iteration(BenchmarkParams params, Iteration iteration) {
    var result =
        new IterationResult(
            params,
            params.getMeasurement(),
            new IterationResultMetaData(iteration.ops(), iteration.ops()));
    // JMH keeps an average time as whole nanoseconds and operations; this is how many there were.
    long totalNs = Math.round(iteration.score() * iteration.ops() * 1e6);
    result.addResult(
        new AverageTimeResult(
            ResultRole.PRIMARY, Workload.METHOD, iteration.ops(), totalNs, TimeUnit.MILLISECONDS));
    iteration.metrics().forEach((key, value) -> result.addResult(secondary(key, value)));
    return result;
  }

  private static ScalarResult secondary(String key, double value) {
    String unit = Metric.ofKey(key).map(Metric::unit).orElse("");
    return new ScalarResult(key, value, unit, AggregationPolicy.AVG);
  }

  private BenchmarkParams params(Cell cell, Arm arm, int forks) {
    Measurement m = run.manifest().plan().measurement();
    var jvm = run.manifest().machine().jvm();
    var workload = new WorkloadParams();
    int order = 0;
    workload.put(cell.workload().contenderParameter(), arm.id(), order++);
    for (var parameter : cell.parameters().entrySet()) {
      workload.put(parameter.getKey(), parameter.getValue(), order++);
    }
    return new BenchmarkParams(
        cell.workload().benchmark(),
        "",
        true,
        1,
        new int[] {1},
        List.of(),
        forks,
        0,
        iterations(IterationType.WARMUP, m.warmupIterations(), m.warmupMillis()),
        iterations(IterationType.MEASUREMENT, m.iterations(), m.iterationMillis()),
        Mode.AverageTime,
        workload,
        TimeUnit.MILLISECONDS,
        1,
        "java",
        Stream.concat(m.jvmArgs().stream(), cell.jvmArgs().stream()).toList(),
        jvm.version(),
        jvm.vmName(),
        jvm.vmVersion(),
        Version.getPlainVersion(),
        TimeValue.minutes(10));
  }

  private static IterationParams iterations(IterationType type, int count, int millis) {
    return new IterationParams(type, count, TimeValue.milliseconds(millis), 1);
  }
}
