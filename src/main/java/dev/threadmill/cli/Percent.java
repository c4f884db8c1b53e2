package dev.threadmill.cli;

/** A share as people write it. */
final class Percent {

  private Percent() {}

  /**
   * Returns the share, such as 0.02 for {@code 2%} or {@code 2}.
   *
   * @param what names the option in the message
   * @throws IllegalArgumentException with one line if it is no number
   */
  static double parse(String text, String what) {
    try {
      return Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text)
          / 100;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is not a valid %s: a percentage such as 2%%".formatted(text, what), e);
    }
  }
}
