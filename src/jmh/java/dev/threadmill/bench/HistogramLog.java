package dev.threadmill.bench;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * A HdrHistogram log in the file that {@code -Dthreadmill.hlog} names; without it, nothing.
 *
 * <p>What is not measured is written all the same, to nowhere: the first histograms that a JVM
 * writes take it hundreds of milliseconds of compiling, which measured iterations would pay for.
 */
record HistogramLog(Optional<Writers> writers) implements Closeable {
  private static final String FILE = "threadmill.hlog";

  private record Writers(PrintStream file, HistogramLogWriter kept, HistogramLogWriter dropped) {
    static Writers to(Path file) throws IOException {
      var out = print(Files.newOutputStream(file));
      return new Writers(
          out,
          new HistogramLogWriter(out),
          new HistogramLogWriter(print(OutputStream.nullOutputStream())));
    }

    private static PrintStream print(OutputStream to) {
      return new PrintStream(to, false, StandardCharsets.UTF_8);
    }
  }

  /** Opens the log, with what it holds in its first line. */
  static HistogramLog open(String comment) throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      return new HistogramLog(Optional.empty());
    }
    var writers = Writers.to(Path.of(file));
    writers.kept().outputComment("[" + comment + "]");
    writers.kept().outputLogFormatVersion();
    writers.kept().outputLegend();
    return new HistogramLog(Optional.of(writers));
  }

  /** Logs the histogram if it is of the measurement. */
  void write(Histogram interval, String tag, boolean measured) {
    interval.setTag(tag.replace(':', '-'));
    writers.ifPresent(w -> (measured ? w.kept() : w.dropped()).outputIntervalHistogram(interval));
  }

  @Override
  public void close() {
    writers.ifPresent(w -> w.file().close());
  }
}
