package dev.threadmill.machine.check;

import dev.threadmill.machine.Diagnosis;

/** Whether the JDK is new enough, and one that is meant to be measured. */
record Jdk(Runtime.Version version) implements Check {
  private static final String NAME = "jdk";
  private static final int OLDEST = 21;

  /** JEP 491 came with it. */
  private static final int NO_PINNING = 24;

  @Override
  public Diagnosis examine() {
    int feature = version.feature();
    if (feature < OLDEST) {
      return Diagnosis.fail(
          NAME,
          "JDK " + version + " has no virtual threads",
          "run with JDK " + OLDEST + " or newer");
    }
    if (version.pre().isPresent()) {
      return Diagnosis.warn(
          NAME,
          "JDK " + version + " is no release build",
          "measure a release, unless this build is the question");
    }
    if (feature < NO_PINNING) {
      return Diagnosis.warn(
          NAME,
          "On JDK " + version + " a virtual thread that blocks in synchronized holds its carrier",
          "say the version with the result, or measure JDK 24 or newer too (JEP 491)");
    }
    return Diagnosis.ok(NAME, "JDK " + version);
  }
}
