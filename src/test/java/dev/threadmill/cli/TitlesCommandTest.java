package dev.threadmill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.fetch.FailureKind;
import dev.threadmill.fetch.FetchOutcome;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hundreds of failures are no use line by line; a wrong count of them is worse than none. */
final class TitlesCommandTest {
  private static final URI PAGE = URI.create("http://a/");

  @Test
  void failures_areCountedByKind_theMostFrequentFirst() {
    assertThat(
            TitlesCommand.failures(
                List.of(
                    new FetchOutcome.Titled(PAGE, "a", 1),
                    failed(FailureKind.REFUSED),
                    failed(FailureKind.NO_TITLE),
                    failed(FailureKind.RESET),
                    failed(FailureKind.NO_TITLE))))
        .isEqualTo("4 of 5 (no-title 2, refused 1, reset 1)");
  }

  @Test
  void failures_none_isEmpty() {
    assertThat(TitlesCommand.failures(List.of(new FetchOutcome.Titled(PAGE, "a", 1)))).isEmpty();
  }

  private static FetchOutcome failed(FailureKind kind) {
    return new FetchOutcome.Failed(PAGE, kind, "why");
  }
}
