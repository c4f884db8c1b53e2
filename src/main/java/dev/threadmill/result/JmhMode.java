package dev.threadmill.result;

import java.util.Optional;
import java.util.stream.Stream;

/** What a JMH benchmark measures, as its result files call it. */
public enum JmhMode {
  /** Operations per time: more is better. */
  THROUGHPUT("thrpt"),
  /** Time per operation, averaged over an iteration. */
  AVERAGE_TIME("avgt"),
  /** Time of sampled operations, as a histogram. */
  SAMPLE_TIME("sample"),
  /** Time of one invocation. */
  SINGLE_SHOT("ss");

  private final String id;

  JmhMode(String id) {
    this.id = id;
  }

  /** Returns the name in JMH's files and on its command line. */
  public String id() {
    return id;
  }

  /** Returns whether a lower score is the better one. */
  public boolean lowerIsBetter() {
    return this != THROUGHPUT;
  }

  /** Returns the mode of that id, if there is one. */
  public static Optional<JmhMode> ofId(String id) {
    return Stream.of(values()).filter(m -> m.id.equals(id)).findFirst();
  }
}
