package dev.threadmill.workload;

import java.io.IOException;

/** A fetch that gave no title, where one was certain. The message names the URL and the reason. */
public final class FetchFailedException extends IOException {
  private static final long serialVersionUID = 1;

  FetchFailedException(String message) {
    super(message);
  }
}
