package dev.threadmill.cli;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Diagnosis.Status;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the doctor found, in words: a line for each check, and one below it if there is a remedy.
 */
final class DoctorText {
  /** As wide as the symbol, the word and the longest name of a check. */
  private static final String INDENT = " ".repeat(34);

  private static final String RESET = "\u001b[0m";

  private DoctorText() {}

  static String of(List<Diagnosis> diagnoses, boolean coloured) {
    return diagnoses.stream()
            .map(diagnosis -> lines(diagnosis, coloured))
            .collect(Collectors.joining())
        + counts(diagnoses);
  }

  private static String lines(Diagnosis diagnosis, boolean coloured) {
    Status status = diagnosis.status();
    String word = String.format(Locale.ROOT, "%s %-7s", symbol(status), word(status));
    String line =
        String.format(
            Locale.ROOT,
            "%s %-23s %s%n",
            coloured ? colour(status) + word + RESET : word,
            diagnosis.check(),
            diagnosis.sentence());
    return diagnosis.remedy().isEmpty()
        ? line
        : line + String.format(Locale.ROOT, "%s→ %s%n", INDENT, diagnosis.remedy());
  }

  private static String counts(List<Diagnosis> diagnoses) {
    return Stream.of(Status.values())
        .map(
            status ->
                diagnoses.stream().filter(d -> d.status() == status).count() + " " + word(status))
        .collect(Collectors.joining(", ", System.lineSeparator(), System.lineSeparator()));
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static String symbol(Status status) {
    return switch (status) {
      case OK -> "✓";
      case UNKNOWN -> "?";
      case WARN -> "!";
      case FAIL -> "✗";
    };
  }

  /** Beside the symbol and the word, which say the same to those who see no colours. */
  private static String colour(Status status) {
    return switch (status) {
      case OK -> "\u001b[32m";
      case UNKNOWN -> "\u001b[2m";
      case WARN -> "\u001b[33m";
      case FAIL -> "\u001b[31m";
    };
  }
}
