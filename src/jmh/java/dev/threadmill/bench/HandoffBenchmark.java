package dev.threadmill.bench;

import dev.threadmill.coroutine.Carrier;
import dev.threadmill.handoff.Pull;
import dev.threadmill.handoff.Source;
import dev.threadmill.workload.WrongResultException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to pull an element out of a generator, beside an iterator and beside handing it
 * from thread to thread? An operation makes a source, pulls all of its elements and ends it, in
 * milliseconds; divided by {@code elements} it is the cost of one, if it grows with them in
 * proportion.
 *
 * <p>{@code carriers} says how many carrier threads the JVM was given and changes nothing here: the
 * suite gives them, and JMH alone needs {@code -jvmArgsAppend
 * -Djdk.virtualThreadScheduler.parallelism=1} beside {@code -p carriers=1}.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar run --workload handoff
 * java -jar target/benchmarks.jar Handoff -p source=virtual -p batch=1,256 -f 1
 * }</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(
    value = 5,
    jvmArgsAppend = {Jvm.QUIET_UNSAFE, Carrier.CONTINUATION_OPTION})
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class HandoffBenchmark {

  @Param({"iterator", "stream", "continuation", "virtual", "platform"})
  String source;

  @Param("10000")
  int elements;

  @Param("1")
  int batch;

  @Param("default")
  String carriers;

  private Pull pull;

  @Setup
  public void open() {
    pull =
        new Pull(
            Source.find(source)
                .orElseThrow(() -> new IllegalArgumentException("unknown source " + source)),
            elements,
            batch);
  }

  @Benchmark
  public long makespan() throws InterruptedException, ExecutionException, WrongResultException {
    long sum = pull.sum();
    pull.verify(sum);
    return sum;
  }
}
