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

/** A HdrHistogram log in the file that {@code -Dthreadmill.hlog} names; without it, nothing. */
record HistogramLog(Optional<PrintStream> out, Optional<HistogramLogWriter> writer)
    implements Closeable {
  private static final String FILE = "threadmill.hlog";

  /** Opens the log, with what it holds in its first line. */
  static HistogramLog open(String comment) throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      return new HistogramLog(Optional.empty(), Optional.empty());
    }
    var out = new PrintStream(Files.newOutputStream(Path.of(file)), false, StandardCharsets.UTF_8);
    var writer = new HistogramLogWriter(out);
    writer.outputComment("[" + comment + "]");
    writer.outputLogFormatVersion();
    writer.outputLegend();
    return new HistogramLog(Optional.of(out), Optional.of(writer));
  }

  void write(Histogram interval, String tag) {
    interval.setTag(tag.replace(':', '-'));
    writer.ifPresent(w -> w.outputIntervalHistogram(interval));
  }

  @Override
  public void close() {
    out.ifPresent(PrintStream::close);
  }
}
