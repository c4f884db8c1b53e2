package dev.threadmill.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The reason is all that a report says of a fork that failed; the log may be on another machine.
 */
final class ForkFailureTest {
  /** What the JVM says to an option that it does not know (JDK 25). */
  private static final String UNKNOWN_OPTION =
      """
      Unrecognized VM option 'NoSuchOption'
      Error: Could not create the Java Virtual Machine.
      """;

  /** What it says when a thread of the JDK's HTTP client runs out of memory (JDK 25). */
  private static final String UNCAUGHT =
      """
      warm-up

      Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread "x"
      """;

  @Test
  void reason_benchmarkThrew_isTheInnermostMessage() {
    var failure = new Exception("outer", new IllegalStateException("inner\nsecond line"));

    assertThat(ForkFailure.reason(failure, words(UNCAUGHT)))
        .isEqualTo("IllegalStateException: inner");
  }

  @Test
  void reason_benchmarkThrewWithoutAMessage_isItsName() {
    assertThat(ForkFailure.reason(new InterruptedException(), words("")))
        .isEqualTo("InterruptedException");
  }

  @Test
  void reason_jvmKilled_namesTheSignal() {
    assertThat(ForkFailure.reason(jvmEnded(137), words("")))
        .isEqualTo("the fork's JVM ended with exit code 137 (signal 9)");
  }

  @Test
  void reason_jvmDidNotStart_isItsFirstLine() {
    assertThat(ForkFailure.reason(jvmEnded(1), words(UNKNOWN_OPTION)))
        .isEqualTo("the fork's JVM ended with exit code 1: Unrecognized VM option 'NoSuchOption'");
  }

  @Test
  void reason_jvmRanOutOfMemory_isTheLineThatSaysSo() {
    assertThat(ForkFailure.reason(jvmEnded(1), words(UNCAUGHT)))
        .startsWith("the fork's JVM ended with exit code 1: Exception: java.lang.OutOfMemoryError")
        .doesNotContain("\n");
  }

  @Test
  void hung_nothingSaid_isTheLimit() {
    assertThat(ForkFailure.hung(Duration.ofSeconds(5), words("warm-up\n")))
        .isEqualTo("the fork hung: it was ended after 5 s");
  }

  @Test
  void hung_outOfMemory_saysSo() {
    assertThat(ForkFailure.hung(Duration.ofSeconds(5), words(UNCAUGHT)))
        .startsWith("the fork hung: it was ended after 5 s; it said: ")
        .contains("OutOfMemoryError");
  }

  @Test
  void hung_noMoreThreads_saysSo() {
    String warning =
        "[4.485s][warning][os,thread] Failed to start the native thread for java.lang.Thread \"x\"";

    assertThat(ForkFailure.hung(Duration.ofSeconds(5), words("warm-up\n" + warning + "\n")))
        .isEqualTo("the fork hung: it was ended after 5 s; it said: " + warning);
  }

  @Test
  void reason_endlessLine_isCut() {
    assertThat(ForkFailure.reason(new Exception("x".repeat(10_000)), words("")))
        .hasSizeLessThanOrEqualTo(300)
        .endsWith("…");
  }

  /** As JMH 1.37 says it: suppressed in the cause of what it throws. */
  private static Exception jvmEnded(int exitCode) {
    var cause = new Exception("Benchmark error");
    cause.addSuppressed(new IllegalStateException("Forked VM failed with exit code " + exitCode));
    return new Exception("Benchmark caught the exception", cause);
  }

  private static ForkWords words(String said) {
    var words = new ForkWords();
    for (byte b : said.getBytes(StandardCharsets.UTF_8)) {
      words.add(b);
    }
    return words;
  }
}
