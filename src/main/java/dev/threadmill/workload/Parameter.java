package dev.threadmill.workload;

import java.util.List;
import java.util.function.Consumer;

/**
 * One parameter of a workload: a {@code @Param} of its harness, set with {@code -p name=value}.
 *
 * @param name the name on the command line, in files and in the harness
 * @param defaultValue what a cell gets that does not set it
 * @param help what it is, with its unit and its valid values, in a few words
 * @param check throws {@link IllegalArgumentException} with one line naming the value and the valid
 *     ones
 */
public record Parameter(String name, String defaultValue, String help, Consumer<String> check) {

  /** A whole number in a range, both ends included; {@code what} is the help without the range. */
  static Parameter number(String name, int defaultValue, String what, int least, int most) {
    return new Parameter(
        name,
        Integer.toString(defaultValue),
        "%s, %d to %d".formatted(what, least, most),
        wholeNumber(name, least, most));
  }

  /** One of a few words; {@code what} is the help without them. */
  static Parameter choice(String name, String defaultValue, String what, List<String> valid) {
    return new Parameter(
        name, defaultValue, what + ": " + String.join(", ", valid), oneOf(name, valid));
  }

  static Consumer<String> wholeNumber(String name, int least, int most) {
    return value -> {
      int number;
      try {
        number = Integer.parseInt(value);
      } catch (NumberFormatException e) {
        number = least - 1;
      }
      if (number < least || number > most) {
        throw new IllegalArgumentException(
            "'%s' is not a valid %s: a whole number from %d to %d"
                .formatted(value, name, least, most));
      }
    };
  }

  static Consumer<String> oneOf(String name, List<String> valid) {
    return value -> {
      if (!valid.contains(value)) {
        throw new IllegalArgumentException(
            "'%s' is not a valid %s: one of %s".formatted(value, name, String.join(", ", valid)));
      }
    };
  }
}
