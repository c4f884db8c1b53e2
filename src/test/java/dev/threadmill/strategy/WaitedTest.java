package dev.threadmill.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A wait that lost a future, or called one done that is not, would show what never happened. */
final class WaitedTest {
  private static final Duration SHORT = Duration.ofMillis(1);

  private final CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
  private final CompletableFuture<Integer> failed =
      CompletableFuture.failedFuture(new IllegalStateException());
  private final CompletableFuture<Integer> cancelled = new CompletableFuture<>();
  private final CompletableFuture<Integer> pending = new CompletableFuture<>();

  @Test
  void within_timeUp_sortsEachFutureOnceAndCancelsNone() throws Exception {
    cancelled.cancel(true);
    var waited = Waited.within(SHORT, List.of(pending, failed, cancelled, done));
    assertThat(waited.done()).containsExactly(failed, cancelled, done);
    assertThat(waited.notDone()).containsExactly(pending);
    assertThat(pending.isDone()).isFalse();
  }

  @Test
  void within_allDone_doesNotWaitForTheLimit() throws Exception {
    var waited = Waited.within(Duration.ofDays(1), List.of(failed, done));
    assertThat(waited.done()).containsExactly(failed, done);
    assertThat(waited.notDone()).isEmpty();
  }

  @Test
  void within_callerInterrupted_throws() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Waited.within(Duration.ofDays(1), List.of(pending)))
        .isInstanceOf(InterruptedException.class);
  }
}
