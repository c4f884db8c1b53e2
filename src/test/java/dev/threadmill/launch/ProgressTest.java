package dev.threadmill.launch;

import static dev.threadmill.launch.RunOfThreeBlocks.FAILED;
import static dev.threadmill.launch.RunOfThreeBlocks.MEASURED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.plan.PlannedFork;
import dev.threadmill.result.JournalEvent.Cause;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever watches a run for an hour, or a program that does, relies on these lines. */
final class ProgressTest {
  private static final Duration LEFT = Duration.ofSeconds(125);
  private static final PlannedFork FORK = new PlannedFork(3, 1, 0, "sum-list", "virtual-per-task");
  private static final List<PlannedFork> BLOCK =
      List.of(FORK, new PlannedFork(4, 1, 0, "sum-list", "sequential"));

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void printed_forkMeasured_isOneLineWithShareScoreAndTimeLeft() {
    var progress = new PrintedProgress(out, false);
    progress.started(3, 8);
    progress.forkStarted(FORK, LEFT);

    progress.forkEnded(FORK, MEASURED, LEFT);

    // Three before and this one, of eight.
    assertThat(said())
        .isEqualTo(
            "[ 50%] fork 4/8 · sum-list · block 2 · virtual-per-task 1.500 ms/op · ETA 2m05s\n");
  }

  @Test
  void printed_forkFailed_saysWhy() {
    var progress = new PrintedProgress(out, false);
    progress.started(0, 8);

    progress.forkEnded(FORK, FAILED, LEFT);

    assertThat(said())
        .isEqualTo(
            "[ 12%] fork 4/8 · sum-list · block 2 · virtual-per-task FAILED: it died"
                + " · ETA 2m05s\n");
  }

  @Test
  void printed_onATerminal_overwritesALineButKeepsFailures() {
    var progress = new PrintedProgress(out, true);
    progress.started(0, 8);
    progress.forkStarted(FORK, LEFT);
    progress.forkEnded(FORK, MEASURED, LEFT);
    assertThat(said()).as("nothing stays").doesNotContain("\n");

    progress.forkEnded(FORK, FAILED, LEFT);
    progress.close();

    assertThat(said()).containsOnlyOnce("\n").contains("FAILED: it died").endsWith("\r\u001b[K");
  }

  @Test
  void printed_grown_saysWhatForAndCountsIt() {
    var progress = new PrintedProgress(out, false);
    progress.started(4, 4);
    progress.grown(Cause.BLOCK_FAILED, BLOCK, LEFT);
    progress.grown(Cause.SECOND_STAGE, BLOCK, LEFT);

    progress.forkEnded(FORK, MEASURED, LEFT);

    // Five of the four at first and twice two more.
    assertThat(said().lines())
        .containsExactly(
            "Block 2 of sum-list runs again at the end",
            "First stage complete: 2 more forks in 1 blocks, about 2m05s left",
            "[ 62%] fork 4/8 · sum-list · block 2 · virtual-per-task 1.500 ms/op · ETA 2m05s");
  }

  @Test
  void json_forkEnded_isOneObjectWithTheScoreIfThereIsOne() {
    var progress = new JsonProgress(out);
    progress.started(3, 8);
    progress.forkStarted(FORK, LEFT);

    progress.forkEnded(FORK, MEASURED, LEFT);
    progress.forkEnded(FORK, FAILED, LEFT);

    assertThat(said().lines())
        .containsExactly(
            "{\"fork\":4,\"of\":8,\"cell\":\"sum-list\",\"block\":1,\"arm\":\"virtual-per-task\","
                + "\"score\":1.5,\"secondsLeft\":125}",
            "{\"fork\":4,\"of\":8,\"cell\":\"sum-list\",\"block\":1,\"arm\":\"virtual-per-task\","
                + "\"score\":null,\"secondsLeft\":125}");
  }

  @Test
  void json_grown_isOneObjectWithTheNewTotal() {
    var progress = new JsonProgress(out);
    progress.started(3, 8);

    progress.grown(Cause.SECOND_STAGE, BLOCK, LEFT);

    assertThat(said())
        .isEqualToIgnoringNewLines(
            "{\"added\":\"SECOND_STAGE\",\"forks\":2,\"of\":10,\"secondsLeft\":125}");
  }

  private String said() {
    return bytes.toString(UTF_8);
  }
}
