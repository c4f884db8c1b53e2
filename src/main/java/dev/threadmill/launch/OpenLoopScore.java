package dev.threadmill.launch;

import dev.threadmill.result.Iteration;
import java.util.TreeMap;

/**
 * Turns an iteration of an open loop as JMH sees it, which is one window of requests and lasts as
 * long as the window does, into one of requests: the score is their mean response time, and what is
 * counted per operation is counted per request.
 */
final class OpenLoopScore {
  /** What the harness calls them. */
  static final String REQUESTS = "requests";

  static final String RESPONSE_MEAN = "response_mean_ms";
  private static final String PER_OPERATION = "_per_op";

  private OpenLoopScore() {}

  static Iteration of(Iteration windows) {
    var metrics = new TreeMap<>(windows.metrics());
    Double requests = metrics.remove(REQUESTS);
    Double responseMean = metrics.remove(RESPONSE_MEAN);
    if (requests == null || responseMean == null) {
      throw new IllegalStateException(
          "the harness of an open loop did not tell its requests: " + windows.metrics().keySet());
    }
    double perWindow = requests / windows.ops();
    metrics.replaceAll((key, value) -> key.endsWith(PER_OPERATION) ? value / perWindow : value);
    return new Iteration(
        windows.warmup(), windows.index(), responseMean, "ms/op", requests.longValue(), metrics);
  }
}
