package dev.threadmill.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.threadmill.result.Iteration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** JMH's own time of an open loop is the length of its window: as a score it would say nothing. */
final class OpenLoopScoreTest {

  @Test
  void of_aWindow_isItsRequestsAndTheirMeanResponse() {
    var window =
        new Iteration(
            false,
            1,
            4_100,
            "ms/op",
            1,
            Map.of(
                "requests", 2_000.0,
                "response_mean_ms", 101.5,
                "response_p99_ms", 130.0,
                "cpu_ms_per_op", 500.0,
                "threads_peak", 20.0));
    assertThat(OpenLoopScore.of(window))
        .isEqualTo(
            new Iteration(
                false,
                1,
                101.5,
                "ms/op",
                2_000,
                Map.of("response_p99_ms", 130.0, "cpu_ms_per_op", 0.25, "threads_peak", 20.0)));
  }

  @Test
  void of_anIterationOfSeveralWindows_countsPerRequest() {
    var windows =
        new Iteration(
            false,
            0,
            1_000,
            "ms/op",
            2,
            Map.of("requests", 400.0, "response_mean_ms", 11.0, "cpu_ms_per_op", 50.0));
    assertThat(OpenLoopScore.of(windows).metrics()).containsEntry("cpu_ms_per_op", 0.25);
  }

  @Test
  void of_aHarnessThatDoesNotTellItsRequests_isADefect() {
    var window = new Iteration(false, 0, 1_000, "ms/op", 1, Map.of("cpu_ms_per_op", 50.0));
    assertThatIllegalStateException().isThrownBy(() -> OpenLoopScore.of(window));
  }
}
