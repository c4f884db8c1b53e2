package dev.threadmill.chart;

import java.io.Serial;

/**
 * A chart definition that could not be loaded or drawn. The message names the file and the fault.
 */
public final class ChartFailedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ChartFailedException(String message) {
    super(message);
  }
}
