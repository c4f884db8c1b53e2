package dev.threadmill.report;

import static java.util.stream.Collectors.joining;

import dev.threadmill.result.Pinned;
import java.util.List;
import java.util.OptionalInt;

/** Says in words which waits pinned their carriers, and what the JDK has to do with it. */
final class PinningText {
  /** From here on a monitor does not pin (JEP 491). */
  private static final int MONITORS_LET_GO = 24;

  private PinningText() {}

  /**
   * Returns a few sentences, or nothing if nobody looked.
   *
   * @param pinned what was seen in one cell
   * @param javaFeature the Java version that it was seen on
   */
  static String of(List<Pinned> pinned, OptionalInt javaFeature) {
    if (pinned.isEmpty()) {
      return "";
    }
    String jdk = javaFeature.isPresent() ? " on JDK " + javaFeature.getAsInt() : "";
    return "Pinned carriers%s, by an unscored fork for each strategy: %s. %s"
        .formatted(
            jdk,
            pinned.stream().map(PinningText::of).collect(joining("; ")),
            javaFeature.orElse(MONITORS_LET_GO) >= MONITORS_LET_GO
                ? "Since JDK 24 (JEP 491) a monitor no longer ties a waiting virtual thread to its"
                    + " carrier; a frame of the JVM or of native code on its stack still does, as"
                    + " in a class initialiser."
                : "Before JDK 24 (JEP 491) a monitor ties a waiting virtual thread to its carrier,"
                    + " and so does a frame of the JVM or of native code on its stack.");
  }

  private static String of(Pinned pinned) {
    String arm = pinned.fork().arm();
    if (pinned.failure().isPresent()) {
      return "%s not known, its fork failed: %s".formatted(arm, pinned.failure().get());
    }
    return pinned.eventsPerOp() == 0
        ? arm + " none in a wait of 1 ms or more"
        : "%s in %s waits of 1 ms or more per operation, %s in all"
            .formatted(
                arm,
                Numbers.significant(pinned.eventsPerOp()),
                Numbers.millis(pinned.millisPerOp()));
  }
}
