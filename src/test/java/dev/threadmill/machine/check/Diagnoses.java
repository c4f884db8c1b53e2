package dev.threadmill.machine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.machine.Diagnosis.Status;

/** Asserts what a check says. */
final class Diagnoses {

  private Diagnoses() {}

  /**
   * @param words what the sentence and the remedy must contain
   */
  static void assertSays(Check check, Status status, String... words) {
    Diagnosis diagnosis = check.examine();
    assertThat(diagnosis.status()).as(diagnosis.toString()).isEqualTo(status);
    String text = diagnosis.sentence() + " " + diagnosis.remedy();
    assertThat(words).allSatisfy(word -> assertThat(text).contains(word));
  }
}
