package dev.threadmill.fetch;

import java.time.Duration;

/**
 * How much of anything a site may take.
 *
 * @param connectTimeout the longest that one connection may take to be made, more than zero
 * @param totalTimeout the longest that a fetch may take, redirects included, more than zero
 * @param maxBodyBytes the largest page, at least 1; counted as received and again as unpacked
 * @param maxRedirects the most redirects followed in one fetch, at least 0
 */
public record FetchLimits(
    Duration connectTimeout, Duration totalTimeout, int maxBodyBytes, int maxRedirects) {

  public FetchLimits {
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("totalTimeout", totalTimeout);
    if (maxBodyBytes < 1) {
      throw new IllegalArgumentException("maxBodyBytes must be at least 1: " + maxBodyBytes);
    }
    if (maxRedirects < 0) {
      throw new IllegalArgumentException("maxRedirects must be at least 0: " + maxRedirects);
    }
  }

  /** Returns 2 s to connect, 10 s in all, 2 MiB and 5 redirects. */
  public static FetchLimits defaults() {
    return new FetchLimits(Duration.ofSeconds(2), Duration.ofSeconds(10), 2 << 20, 5);
  }

  private static void requirePositive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be more than zero: " + value);
    }
  }
}
