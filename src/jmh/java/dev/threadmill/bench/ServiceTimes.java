package dev.threadmill.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;
import org.HdrHistogram.Recorder;

/**
 * The service time of every fetch, as an HdrHistogram log with one interval per measured iteration,
 * in the file that {@code -Dthreadmill.hlog} names; without it nothing is written.
 *
 * <p>Recording is wait-free and may be done by any thread.
 */
final class ServiceTimes implements Closeable {
  private static final String FILE = "threadmill.hlog";
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Recorder recorder = new Recorder(SIGNIFICANT_DIGITS);
  private final Optional<PrintStream> out;
  private final Optional<HistogramLogWriter> log;
  private final String tag;

  private ServiceTimes(Optional<PrintStream> out, String tag) {
    this.out = out;
    this.log = out.map(HistogramLogWriter::new);
    this.tag = tag;
    log.ifPresent(
        l -> {
          l.outputComment("[Service time of each fetch, in nanoseconds]");
          l.outputLogFormatVersion();
          l.outputLegend();
        });
  }

  static ServiceTimes open(String tag) throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      return new ServiceTimes(Optional.empty(), tag);
    }
    var stream = Files.newOutputStream(Path.of(file));
    return new ServiceTimes(
        Optional.of(new PrintStream(stream, false, StandardCharsets.UTF_8)), tag);
  }

  void recordNs(long serviceTimeNs) {
    recorder.recordValue(serviceTimeNs);
  }

  /** Ends the interval of one iteration, and logs it if it belongs to the measurement. */
  void endInterval(boolean measured) {
    Histogram interval = recorder.getIntervalHistogram();
    if (measured) {
      interval.setTag(tag.replace(':', '-'));
      log.ifPresent(l -> l.outputIntervalHistogram(interval));
    }
  }

  @Override
  public void close() {
    out.ifPresent(PrintStream::close);
  }
}
