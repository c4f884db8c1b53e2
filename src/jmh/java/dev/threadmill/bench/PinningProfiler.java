package dev.threadmill.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * How often do virtual threads wait without leaving their carriers, and for how long in all? Flight
 * Recorder tells, and disturbs what it looks at: for forks whose scores nobody uses.
 *
 * <pre>{@code
 * java -jar target/benchmarks.jar Pinning -p strategy=virtual-per-task \
 *     -prof dev.threadmill.bench.PinningProfiler
 * }</pre>
 */
public final class PinningProfiler implements InternalProfiler {
  static final String EVENTS = "pinned_events_per_op";
  static final String MILLIS = "pinned_ms_per_op";

  private static final String EVENT = "jdk.VirtualThreadPinned";

  /** The JVM's own threshold of 20 ms is more than the waits of {@code pinning} take. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private Optional<Recording> recording = Optional.empty();

  @Override
  public String getDescription() {
    return "Waits of virtual threads that pin their carriers, by Flight Recorder";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    var started = new Recording();
    started.enable(EVENT).withThreshold(SHORTEST);
    started.start();
    recording = Optional.of(started);
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double ops = Math.max(1, result.getMetadata().getAllOps());
    try (var ended = recording.orElseThrow()) {
      ended.stop();
      var waits = waits(ended);
      long totalNs = waits.stream().mapToLong(Duration::toNanos).sum();
      return List.of(
          new ScalarResult(EVENTS, waits.size() / ops, "events/op", AggregationPolicy.AVG),
          new ScalarResult(MILLIS, totalNs / 1e6 / ops, "ms/op", AggregationPolicy.AVG));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read what Flight Recorder wrote", e);
    }
  }

  private static List<Duration> waits(Recording ended) throws IOException {
    Path file = Files.createTempFile("pinned", ".jfr");
    try {
      ended.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals(EVENT))
          .map(event -> event.getDuration())
          .toList();
    } finally {
      Files.delete(file);
    }
  }
}
