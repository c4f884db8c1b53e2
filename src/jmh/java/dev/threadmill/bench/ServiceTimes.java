package dev.threadmill.bench;

import java.io.Closeable;
import java.io.IOException;
import org.HdrHistogram.Recorder;

/**
 * The service time of every fetch, as a {@link HistogramLog} with one interval per measured
 * iteration.
 *
 * <p>Recording is wait-free and may be done by any thread.
 */
final class ServiceTimes implements Closeable {
  private static final int SIGNIFICANT_DIGITS = 3;

  private final Recorder recorder = new Recorder(SIGNIFICANT_DIGITS);
  private final HistogramLog log;
  private final String tag;

  private ServiceTimes(HistogramLog log, String tag) {
    this.log = log;
    this.tag = tag;
  }

  static ServiceTimes open(String tag) throws IOException {
    return new ServiceTimes(HistogramLog.open("Service time of each fetch, in nanoseconds"), tag);
  }

  void recordNs(long serviceTimeNs) {
    recorder.recordValue(serviceTimeNs);
  }

  /** Ends the interval of one iteration, and logs it if it belongs to the measurement. */
  void endInterval(boolean measured) {
    log.write(recorder.getIntervalHistogram(), tag, measured);
  }

  @Override
  public void close() {
    log.close();
  }
}
