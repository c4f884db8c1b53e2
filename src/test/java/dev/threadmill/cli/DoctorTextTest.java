package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.machine.Diagnosis;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Colours must never be all that tells good from bad, nor get into a file. */
final class DoctorTextTest {
  private static final List<Diagnosis> ALL =
      List.of(
          Diagnosis.ok("swap", "No swap space is in use"),
          Diagnosis.unknown("turbo", "Cannot be read"),
          Diagnosis.warn("load", "Too much", "wait a minute"),
          Diagnosis.fail("transparent-huge-pages", "Bad", "mend it"));

  @Test
  void of_noTerminal_isALineForEachAndTheRemedyBelow() {
    assertThat(DoctorText.of(ALL, false).lines())
        .containsExactly(
            "✓ ok      swap                    No swap space is in use",
            "? unknown turbo                   Cannot be read",
            "! warn    load                    Too much",
            "                                  → wait a minute",
            "✗ fail    transparent-huge-pages  Bad",
            "                                  → mend it",
            "",
            "1 ok, 1 unknown, 1 warn, 1 fail");
  }

  @Test
  void of_terminal_coloursTheWordAndNothingElse() {
    assertThat(DoctorText.of(ALL, true).lines())
        .contains("\u001b[31m✗ fail   \u001b[0m transparent-huge-pages  Bad");
    assertThat(DoctorText.of(ALL, true).replaceAll("\u001b\\[\\d+m", ""))
        .isEqualTo(DoctorText.of(ALL, false));
  }
}
