package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * The bound says how much of what is possible an arm reached. Too low a bound hides a poor arm, too
 * high a one praises it; expected values are worked by hand.
 */
final class BoundsTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static ArmAnalysis arm(RunBuilder run, String id) {
    return run.analyze().cells().getFirst().arms().stream()
        .filter(a -> a.arm().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Bound bound(RunBuilder run, String id) {
    return arm(run, id).bound().orElseThrow();
  }

  private static RunBuilder sums(int processors, String... arms) {
    var run = new RunBuilder(processors).cell(Workload.SUM_LIST, Map.of(), arms);
    for (String arm : arms) {
      run.scores(arm, arm.equals("sequential") ? 21.1 : 12);
    }
    return run;
  }

  @Test
  void sumList_isTheBestScheduleAtSerialSpeed() {
    var run = sums(2, "sequential", "fork-join", "virtual-per-task");
    // 10 + 1 million beside 10 + 0.1 million: 11 of 21.1 million additions.
    assertThat(bound(run, "fork-join").value()).isCloseTo(11, EXACT);
    assertThat(bound(run, "fork-join").reason()).isEqualTo("best schedule on 2 processors");
    assertThat(bound(run, "virtual-per-task").value()).isCloseTo(11, EXACT);
    assertThat(arm(run, "fork-join").efficiency().orElseThrow()).isCloseTo(11.0 / 12, EXACT);
  }

  @Test
  void sumList_ofAnArmWithFewerThreads_usesOnlyThose() {
    var run = sums(4, "sequential", "platform-pool:1", "platform-pool:2", "platform-pool:8");
    assertThat(bound(run, "platform-pool:1").value()).isCloseTo(21.1, EXACT);
    assertThat(bound(run, "platform-pool:1").reason()).isEqualTo("one task at a time");
    assertThat(bound(run, "platform-pool:2").value()).isCloseTo(11, EXACT);
    assertThat(bound(run, "platform-pool:2").reason())
        .isEqualTo("best schedule, 2 tasks at a time");
    assertThat(bound(run, "platform-pool:8").value()).isCloseTo(10, EXACT);
    assertThat(bound(run, "platform-pool:8").reason()).isEqualTo("best schedule on 4 processors");
  }

  @Test
  void sumList_withFewerTasksThanProcessors_isTheLongestTask() {
    var run = sums(64, "sequential", "fork-join");
    assertThat(bound(run, "fork-join").value()).isCloseTo(10, EXACT);
    assertThat(bound(run, "fork-join").reason()).isEqualTo("best schedule, 4 tasks at a time");
  }

  @Test
  void sequentialArm_isItsOwnBound() {
    var run = sums(2, "sequential");
    assertThat(bound(run, "sequential").value()).isCloseTo(21.1, EXACT);
    assertThat(arm(run, "sequential").efficiency().orElseThrow()).isCloseTo(1, EXACT);
  }

  @Test
  void sequentialControl_doesNotSetTheBound() {
    var run = sums(2, "sequential", "sequential~control");
    assertThat(bound(run, "sequential~control").value()).isCloseTo(21.1, EXACT);
  }

  @Test
  void completableDefault_isBoundByTheProcessorsWhateverJvmAnalyses() {
    assertThat(bound(sums(2, "sequential", "completable-default"), "completable-default").value())
        .isCloseTo(11, EXACT);
  }

  @Test
  void serialSpeed_isThatOfTheArmsOwnBlocks() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_GRAIN, Map.of(), "sequential", "fork-join")
            .scores("sequential", 10, 40, 1000)
            .scores("fork-join", 10, 40);
    // Half of 10 and of 40, whose geometric mean is 10; the arm has no part in the third block.
    assertThat(bound(run, "fork-join").value()).isCloseTo(10, EXACT);
    assertThat(arm(run, "fork-join").efficiency().orElseThrow()).isCloseTo(0.5, EXACT);
  }

  @Test
  void noSharedBlock_noBound() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_GRAIN, Map.of(), "sequential", "fork-join")
            .fork(0, "sequential", 10)
            .fork(1, "fork-join", 5);
    assertThat(arm(run, "fork-join").bound()).isEmpty();
    assertThat(arm(run, "fork-join").efficiency()).isEmpty();
  }

  @Test
  void noSequentialArm_noBound() {
    assertThat(arm(sums(2, "fork-join"), "fork-join").bound()).isEmpty();
  }

  @Test
  void rates_haveNoBound() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_GRAIN, Map.of(), "sequential")
            .unit("ops/s")
            .scores("sequential", 10);
    assertThat(arm(run, "sequential").bound()).isEmpty();
  }

  @Test
  void sumGrain_countsWholeTasks() {
    var run =
        new RunBuilder(4)
            .cell(
                Workload.SUM_GRAIN, Map.of("tasks", "10"), "sequential", "fork-join:3", "fork-join")
            .scores("sequential", 20)
            .scores("fork-join:3", 20)
            .scores("fork-join", 20);
    // 10 tasks of 2 ms: 3 in turn on 4 processors, 4 in turn on 3 threads.
    assertThat(bound(run, "fork-join").value()).isCloseTo(6, EXACT);
    assertThat(bound(run, "fork-join:3").value()).isCloseTo(8, EXACT);
  }

  @Test
  void collectAndSkynet_areBoundAsSumGrainIs_andRingIsNot() {
    for (var workload : List.of(Workload.COLLECT, Workload.SKYNET)) {
      var run =
          new RunBuilder(2)
              .cell(workload, Map.of(), "sequential", "fork-join")
              .scores("sequential", 20)
              .scores("fork-join", 20);
      assertThat(bound(run, "fork-join").value()).isCloseTo(10, EXACT);
    }
    var ring =
        new RunBuilder(2)
            .cell(Workload.RING, Map.of(), "virtual-per-task")
            .scores("virtual-per-task", 20);
    assertThat(arm(ring, "virtual-per-task").bound()).isEmpty();
  }

  @Test
  void sumGrain_oneTask_takesAllTheTime() {
    var run =
        new RunBuilder(4)
            .cell(Workload.SUM_GRAIN, Map.of("tasks", "1"), "sequential", "fork-join")
            .scores("sequential", 20)
            .scores("fork-join", 20);
    assertThat(bound(run, "fork-join"))
        .isEqualTo(new Bound(bound(run, "sequential").value(), "one task at a time"));
  }

  private static RunBuilder titles(Map<String, String> parameters, String... arms) {
    var run = new RunBuilder(2).cell(Workload.TITLES, parameters, arms);
    for (String arm : arms) {
      run.scores(arm, 150);
    }
    return run;
  }

  private static RunBuilder cpu(RunBuilder run, String arm, double... millis) {
    for (double m : millis) {
      run.fork(9, arm, Optional.empty(), Map.of("cpu_ms_per_op", m), 150);
    }
    return run;
  }

  @Test
  void titles_takeAtLeastTheLatency() {
    var run = titles(Map.of("latency", "100ms"), "virtual-per-task");
    assertThat(bound(run, "virtual-per-task")).isEqualTo(new Bound(100, "latency 100 ms"));
    assertThat(arm(run, "virtual-per-task").efficiency().orElseThrow())
        .isCloseTo(100.0 / 150, EXACT);
  }

  @Test
  void titles_withAPool_comeInWaves() {
    var thousand = Map.of("urls", "1000", "latency", "100ms");
    assertThat(bound(titles(thousand, "platform-pool:200"), "platform-pool:200"))
        .isEqualTo(new Bound(500, "5 waves of 200 × 100 ms"));
    assertThat(bound(titles(thousand, "virtual-limited:300"), "virtual-limited:300"))
        .isEqualTo(new Bound(400, "4 waves of 300 × 100 ms"));
    assertThat(bound(titles(thousand, "platform-pool:1000"), "platform-pool:1000"))
        .isEqualTo(new Bound(100, "latency 100 ms"));
  }

  @Test
  void titles_overTheJdkClient_doNotComeInWavesOnAForkJoinPool() {
    var jdk = Map.of("urls", "100", "latency", "100ms", "client", "jdk");
    String[] arms = {"fork-join:5", "fork-join-async:5", "common-pool", "parallel-stream"};
    for (String arm : arms) {
      assertThat(bound(titles(jdk, arm), arm)).isEqualTo(new Bound(100, "latency 100 ms"));
    }
    var other = Map.of("urls", "100", "latency", "100ms", "client", "url-connection");
    assertThat(bound(titles(other, "fork-join:5"), "fork-join:5"))
        .isEqualTo(new Bound(2000, "20 waves of 5 × 100 ms"));
  }

  @Test
  void titles_costAtLeastWhatTheCheapestArmSpends() {
    var run =
        titles(Map.of("urls", "1000", "latency", "10ms"), "virtual-per-task", "platform-per-task");
    // Medians 90 and 330 ms; the median and not the mean, as a first fork may be dear.
    cpu(run, "virtual-per-task", 80, 90, 900);
    cpu(run, "platform-per-task", 320, 330, 340);
    for (String arm : new String[] {"virtual-per-task", "platform-per-task"}) {
      assertThat(bound(run, arm)).isEqualTo(new Bound(45, "CPU: 1000 × 0.09 ms ÷ 2 processors"));
    }
  }

  @Test
  void titles_theLargestTermCounts() {
    var run =
        titles(Map.of("urls", "1000", "latency", "100ms"), "virtual-per-task", "platform-pool:500");
    cpu(run, "virtual-per-task", 300);
    assertThat(bound(run, "virtual-per-task").value()).isCloseTo(150, EXACT);
    assertThat(bound(run, "platform-pool:500").value()).isCloseTo(200, EXACT);
  }

  @Test
  void titles_withUnequalLatency_useTheMedianAndNoWaves() {
    var parameters = Map.of("urls", "1000", "latency", "lognormal:100ms:0.5");
    var run = titles(parameters, "virtual-per-task", "platform-pool:300");
    assertThat(bound(run, "virtual-per-task")).isEqualTo(new Bound(100, "median latency 100 ms"));
    assertThat(bound(run, "platform-pool:300").value()).isCloseTo(1000.0 / 3, EXACT);
    assertThat(bound(run, "platform-pool:300").reason())
        .isEqualTo("1000 × median latency 100 ms ÷ 300");
  }

  @Test
  void titles_boundIsInTheUnitOfTheScores() {
    var run =
        new RunBuilder(2)
            .cell(Workload.TITLES, Map.of("latency", "100ms"), "virtual-per-task")
            .unit("us/op")
            .scores("virtual-per-task", 150_000);
    assertThat(bound(run, "virtual-per-task").value()).isCloseTo(100_000, within(1e-6));
    assertThat(bound(run, "virtual-per-task").reason()).isEqualTo("latency 100 ms");
  }

  @Test
  void titles_withoutLatencyAndCpu_haveNoBound() {
    assertThat(
            arm(titles(Map.of("latency", "0ms"), "virtual-per-task"), "virtual-per-task").bound())
        .isEmpty();
  }
}
