package dev.threadmill.cli;

import java.time.DateTimeException;
import java.time.Duration;

/** A length of time as people write it. */
final class TimeSpan {

  private TimeSpan() {}

  /**
   * Returns the time, such as that of {@code 90s}, {@code 30m} or {@code 1h30m}.
   *
   * @param what names the option in the message
   * @throws IllegalArgumentException with one line if it is no time, or none at all
   */
  static Duration parse(String text, String what) {
    try {
      Duration time = Duration.parse("PT" + text.strip());
      if (time.isPositive()) {
        return time;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(message(text, what), e);
    }
    throw new IllegalArgumentException(message(text, what));
  }

  private static String message(String text, String what) {
    return "'%s' is not a valid %s: a time such as 90s, 30m or 1h30m".formatted(text, what);
  }
}
