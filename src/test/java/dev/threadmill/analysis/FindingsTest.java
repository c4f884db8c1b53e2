package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.machine.Diagnosis;
import dev.threadmill.result.FarmUse;
import dev.threadmill.workload.Workload;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A finding that is missing lets a reader trust a figure that is not to be trusted; one too many
 * teaches readers to skip them.
 */
final class FindingsTest {
  private static final double[] STEADY = {3.00, 3.01, 3.02, 2.99, 2.98};

  private static RunBuilder run(String... arms) {
    return new RunBuilder(16).cell(Workload.SUM_LIST, Map.of(), arms);
  }

  private static RunBuilder titles(String... arms) {
    return new RunBuilder(16).cell(Workload.TITLES, Map.of(), arms);
  }

  private static Optional<String> sentence(RunBuilder run, String rule) {
    var found = run.analyze().findings().stream().filter(f -> f.rule().equals(rule)).toList();
    assertThat(found).hasSizeLessThan(2);
    return found.stream().findFirst().map(Finding::sentence);
  }

  @Test
  void aGoodRun_hasNoFindings() {
    var run =
        run("fork-join", "fork-join~control", "sequential")
            .scores("fork-join", STEADY)
            .scores("fork-join~control", 3.01, 3.00, 3.01, 2.99, 2.99)
            .scores("sequential", 6, 6, 6, 6, 6);
    assertThat(run.analyze().findings()).isEmpty();
  }

  @Test
  void partial_saysHowManyForksEnded() {
    var run = run("fork-join").scores("fork-join", STEADY).lost(3);
    assertThat(run.analyze().findings())
        .containsExactly(
            new Finding(
                "PARTIAL",
                Optional.empty(),
                "The run was cut short: 5 of 8 planned forks ended. Every figure rests on fewer"
                    + " blocks than planned."));
  }

  @Test
  void forksFailed_namesArmsCountsAndFirstReasons() {
    var run =
        run("fork-join", "sequential")
            .failed(0, "fork-join", "out of memory")
            .failed(1, "fork-join", "it hung")
            .failed(1, "sequential", "wrong sum");
    assertThat(sentence(run, "FORKS_FAILED"))
        .contains(
            "3 forks failed and are in no figure: fork-join (2, first: out of memory), sequential"
                + " (1, first: wrong sum). Their logs are in the run's folder.");
    assertThat(sentence(run("fork-join").failed(0, "fork-join", "no"), "FORKS_FAILED"))
        .hasValueSatisfying(s -> assertThat(s).startsWith("1 fork failed and is in no figure"));
  }

  @Test
  void farmLate_over2Ms_namesTheWorst() {
    var run =
        titles("virtual-per-task", "platform-cached")
            .farm(0, "virtual-per-task", 2.0, 0)
            .farm(0, "platform-cached", 5.125, 0)
            .farm(1, "virtual-per-task", 3, 0)
            .fork(1, "platform-cached", 100);
    assertThat(sentence(run, "FARM_LATE"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The farm's answers were late (99th percentile) by over 2 ms more than the"
                            + " processors need for all that falls due together, in 2 of 3 forks,"
                            + " worst 5.13 ms in platform-cached: "));
    assertThat(sentence(run, "FARM_BUSY")).isEmpty();
  }

  @Test
  void farmLate_noLaterThanABurstTakesTheProcessors_isNoFinding() {
    // By hand: 50 of 100 fetches at once, a batch takes 100 ms, in which the farm uses 0.5 cores
    // and the client 30 ms of CPU: (50 + 30) × 50 ÷ 100 ÷ 2 processors = 20 ms; 2 are allowed.
    assertThat(sentence(burst(22), "FARM_LATE")).isEmpty();
    assertThat(sentence(burst(23), "FARM_LATE"))
        .hasValueSatisfying(s -> assertThat(s).contains("worst 3 ms in virtual-per-task"));
  }

  private static RunBuilder burst(double latenessP99Ms) {
    return new RunBuilder(2)
        .cell(Workload.TITLES, Map.of("urls", "100"), "virtual-per-task")
        .fork(
            0,
            "virtual-per-task",
            Optional.of(new FarmUse(1000, 50, latenessP99Ms, 0.5)),
            Map.of("cpu_ms_per_op", 30.0),
            100);
  }

  @Test
  void farmBusy_over70PercentOfACore_namesTheWorst() {
    var run =
        titles("virtual-per-task", "platform-cached")
            .farm(0, "virtual-per-task", 1, 0.95)
            .farm(0, "platform-cached", 2, 0.8)
            .farm(1, "virtual-per-task", 0, 0.7);
    assertThat(sentence(run, "FARM_BUSY"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The farm used over 0.7 of a core in 2 of 3 forks, most 0.95 in"
                            + " virtual-per-task: "));
    assertThat(sentence(run, "FARM_LATE")).isEmpty();
  }

  @Test
  void pinned_namesTheArmWithMostAndStaysOutOfItsFigures() {
    var run =
        titles("virtual-per-task", "virtual-limited:200")
            .scores("virtual-per-task", 100, 101)
            .scores("virtual-limited:200", 100, 101)
            .pinned("virtual-per-task", 2, 21.5)
            .pinned("virtual-limited:200", 0.5, 9);

    assertThat(sentence(run, "PINNED"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "Waiting virtual threads kept their carriers in 2 arms, most in"
                            + " virtual-per-task: 2 waits that took 21.5 ms in all, per operation"));
    assertThat(run.analyze().cells().getFirst().arms().getFirst().points()).hasSize(2);
  }

  @Test
  void pinned_lookedForAndNotSeen_isNoFinding() {
    assertThat(
            sentence(
                titles("virtual-per-task")
                    .scores("virtual-per-task", 100)
                    .pinned("virtual-per-task", 0, 0),
                "PINNED"))
        .isEmpty();
  }

  @Test
  void noisy_over5Percent_namesTheWorstArm() {
    // By hand: sd of 9, 10, 11 is 1, a tenth of their mean; of 97, 100, 103 it is 3 %.
    var run =
        run("fork-join", "sequential", "platform-pool")
            .scores("fork-join", 9, 10, 11)
            .scores("sequential", 97, 100, 103)
            .scores("platform-pool", 94, 100, 106);
    assertThat(sentence(run, "NOISY"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "Forks of the same arm vary by over 5.0 % (standard deviation ÷ mean) in 2"
                            + " of 3 arms, most 10.0 % in fork-join: "));
    assertThat(sentence(run("fork-join").scores("fork-join", 95.1, 100, 104.9), "NOISY")).isEmpty();
    assertThat(sentence(run("fork-join").scores("fork-join", 5), "NOISY")).isEmpty();
    assertThat(sentence(run("fork-join").scores("fork-join", 5, 6), "NOISY")).isPresent();
  }

  @Test
  void fewForks_below5_namesTheArmWithFewest() {
    var run =
        run("fork-join", "sequential", "platform-pool")
            .scores("fork-join", STEADY)
            .scores("sequential", 6, 6, 6, 6)
            .scores("platform-pool", 3);
    assertThat(sentence(run, "FEW_FORKS"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "2 of 3 arms have fewer than 5 measured forks (fewest: platform-pool with"
                            + " 1): "));
    assertThat(sentence(run("fork-join").scores("fork-join", STEADY), "FEW_FORKS")).isEmpty();
    assertThat(sentence(run("fork-join"), "FEW_FORKS"))
        .hasValueSatisfying(
            s -> assertThat(s).startsWith("1 of 1 arm has fewer than 5 measured forks (fewest:"));
  }

  @Test
  void contaminated_controlThatDiffers_saysWhatIsNotClaimed() {
    var run =
        run("fork-join", "fork-join~control")
            .scores("fork-join", 3.0, 3.1, 2.9, 3.0, 3.0)
            .scores("fork-join~control", 3.06, 3.163, 2.956, 3.06, 3.06);
    assertThat(sentence(run, "CONTAMINATED"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The control arm, a second copy of the baseline fork-join, differs from it"
                            + " by +2.0 % where nothing should (p = 0.00000"));
    assertThat(run.analyze().contaminated()).isTrue();
  }

  @Test
  void contaminated_controlThatDiffersByChance_isNot() {
    var run =
        run("fork-join", "fork-join~control")
            .scores("fork-join", 3.00, 3.01, 3.02, 2.99, 2.98)
            .scores("fork-join~control", 3.04, 3.02, 3.03, 3.01, 2.99);
    // p = 0.019: fewer than one in twenty, and more than one in a hundred.
    assertThat(run.analyze().cells().getFirst().noise().orElseThrow().p()).isBetween(0.01, 0.05);
    assertThat(sentence(run, "CONTAMINATED")).isEmpty();
    assertThat(run.analyze().contaminated()).isFalse();
  }

  @Test
  void contaminated_withOneBlock_isNot() {
    var run =
        run("fork-join", "fork-join~control").scores("fork-join", 3).scores("fork-join~control", 9);
    assertThat(sentence(run, "CONTAMINATED")).isEmpty();
  }

  @Test
  void repeated_blockRunAgain_saysWhyAndCountsTheSecondAttemptAlone() {
    var run =
        run("fork-join", "sequential")
            .scores("fork-join", 3, 3, 3)
            .failed(0, "sequential", "it died")
            .fork(1, "sequential", 6)
            .fork(2, "sequential", 6)
            .again()
            .fork(0, "fork-join", 4)
            .fork(0, "sequential", 8);
    assertThat(sentence(run, "REPEATED"))
        .contains(
            "1 block was run again because forks failed: sequential: it died. Their first attempts"
                + " are kept and enter no figure.");
    assertThat(sentence(run, "FORKS_FAILED")).isEmpty();
    assertThat(run.analyze().cells().getFirst().arms().getFirst().points())
        .extracting(ArmAnalysis.Point::score)
        .containsExactlyInAnyOrder(4.0, 3.0, 3.0);
    assertThat(sentence(run("fork-join"), "REPEATED")).isEmpty();
  }

  @Test
  void machine_warningsBeforeTheRun_areToldWithTheirRemedies() {
    var run =
        run("fork-join")
            .scores("fork-join", STEADY)
            .diagnosis(Diagnosis.warn("load", "The load is 1.9", "wait a minute"));
    assertThat(sentence(run, "MACHINE"))
        .contains(
            "Before the run the machine was not at its best: The load is 1.9 (wait a minute).");
    assertThat(
            sentence(
                run("fork-join").diagnosis(Diagnosis.ok("load", "The load is 0.1")), "MACHINE"))
        .isEmpty();
  }

  @Test
  void othersBusy_overAFifthOfAProcessor_countsForks() {
    var run =
        run("fork-join")
            .others(0.2, 0)
            .fork(0, "fork-join", 3)
            .others(0.7, 0)
            .fork(1, "fork-join", 3);
    assertThat(sentence(run, "OTHERS_BUSY"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "Other processes used more than 0.2 of a processor during 1 of 2 forks,"
                            + " most 0.7: "));
    assertThat(sentence(run("fork-join").others(0.2, 0).fork(0, "fork-join", 3), "OTHERS_BUSY"))
        .isEmpty();
  }

  @Test
  void steal_overOnePercent_countsForks() {
    var run =
        run("fork-join")
            .others(0, 0.01)
            .fork(0, "fork-join", 3)
            .others(0, 0.034)
            .fork(1, "fork-join", 3);
    assertThat(sentence(run, "STEAL"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The hypervisor took more than 1.0 % of the processor time during 1 of 2"
                            + " forks, most 3.4 %: "));
    assertThat(sentence(run("fork-join").others(9, 0.01).fork(0, "fork-join", 3), "STEAL"))
        .isEmpty();
  }

  @Test
  void saturated_waitingWorkThatUsesAllProcessors_isNamed() {
    // 16 processors: 100 ms hold 1600 ms of processor time; 1450 are 91 %.
    var run =
        titles("fork-join", "sequential")
            .fork(0, "fork-join", Optional.empty(), Map.of("cpu_ms_per_op", 1450.0), 100)
            .fork(0, "sequential", Optional.empty(), Map.of("cpu_ms_per_op", 1430.0), 100);
    assertThat(sentence(run, "SATURATED"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith("fork-join kept the processors more than 90.0 % busy: there"));
    var computing =
        run("fork-join")
            .fork(0, "fork-join", Optional.empty(), Map.of("cpu_ms_per_op", 1600.0), 100);
    assertThat(sentence(computing, "SATURATED")).isEmpty();
  }

  @Test
  void drift_scoresThatGrowOverTheRun_areToldWithTheirSize() {
    var run = run("fork-join", "sequential");
    for (int block = 0; block < 10; block++) {
      run.fork(block, "fork-join", 3 * Math.exp(0.003 * (2 * block)));
      run.fork(block, "sequential", 6 * Math.exp(0.003 * (2 * block + 1)));
    }
    assertThat(sentence(run, "DRIFT"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "Scores drifted by +5.8 % from the first block to the last, in all arms"
                            + " alike."));
    assertThat(sentence(run, "NOISY")).isEmpty();
  }

  @Test
  void drift_thatIsSmall_isNotWorthASentence() {
    var run = run("fork-join");
    for (int block = 0; block < 10; block++) {
      run.fork(block, "fork-join", 3 * Math.exp(0.002 * block));
    }
    assertThat(sentence(run, "DRIFT")).isEmpty();
  }

  @Test
  void drift_thatMayBeChance_isNone() {
    assertThat(sentence(run("fork-join").scores("fork-join", 3, 3.3, 2.8, 3.2, 3.1, 3.3), "DRIFT"))
        .isEmpty();
  }

  @Test
  void position_laterForksOfABlockAreSlower_isTold() {
    var run = run("fork-join", "sequential");
    for (int block = 0; block < 10; block++) {
      double noise = 1 + 0.001 * (block % 3);
      boolean first = block % 2 == 0;
      run.fork(block, first ? "fork-join" : "sequential", (first ? 3 : 6) * noise);
      run.fork(block, first ? "sequential" : "fork-join", (first ? 6 : 3) * 1.04 / noise);
    }
    assertThat(sentence(run, "POSITION_EFFECT"))
        .hasValueSatisfying(
            s -> assertThat(s).startsWith("Scores depend on the place of a fork in its block."));
  }

  @Test
  void position_whereOrderDoesNotMatter_isNotTold() {
    var run = run("fork-join", "sequential");
    for (int block = 0; block < 10; block++) {
      double noise = 1 + 0.01 * (block % 3);
      run.fork(block, "fork-join", 3 * noise).fork(block, "sequential", 6 / noise);
    }
    assertThat(sentence(run, "POSITION_EFFECT")).isEmpty();
  }

  @Test
  void multimodal_forksInTwoHeaps_areNamed() {
    var twoHeaps = new double[40];
    var oneHeap = new double[40];
    var random = new Random(4);
    for (int i = 0; i < twoHeaps.length; i++) {
      twoHeaps[i] = (i % 2 == 0 ? 3 : 4) + 0.01 * (i % 7);
      oneHeap[i] = 3 + 0.01 * random.nextGaussian();
    }
    var run =
        run("fork-join", "platform-pool")
            .scores("fork-join", oneHeap)
            .scores("platform-pool", twoHeaps);
    assertThat(sentence(run, "MULTIMODAL"))
        .hasValueSatisfying(
            s -> assertThat(s).startsWith("Forks of platform-pool fall into more than one heap:"));
    var few = new double[14];
    System.arraycopy(twoHeaps, 0, few, 0, few.length);
    assertThat(sentence(run("fork-join").scores("fork-join", few), "MULTIMODAL")).isEmpty();
  }

  @Test
  void heavyTail_meansAndMediansDisagree_isTold() {
    // Significant by means at n = 6; the exact interval by ranks reaches to the extremes.
    var run =
        run("fork-join", "platform-pool")
            .scores("fork-join", 3, 3, 3, 3, 3, 3, 3)
            .scores("platform-pool", 3.10, 3.12, 3.11, 2.999, 3.12, 3.13, 2.999);
    var comparison = run.analyze().cells().getFirst().arms().get(1).comparison().orElseThrow();
    assertThat(comparison.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(sentence(run, "HEAVY_TAIL"))
        .hasValueSatisfying(s -> assertThat(s).startsWith("For platform-pool the comparison by"));
  }

  @Test
  void warmUp_firstStageSettlesLate_isLeftOutOfEveryFork() {
    double[] settlingLate = {9, 9.01, 9.02, 9, 3, 3.01, 3.02, 3, 3.01, 3, 3.02, 3};
    var run =
        run("fork-join")
            .fork(0, "fork-join", settlingLate)
            .fork(1, "fork-join", 5, 5, 5, 5, 5, 5, 3, 3, 3, 3, 3, 3);
    assertThat(sentence(run, "WARM_UP"))
        .contains(
            "Forks settle later than the planned warm-up: the first 6 iterations of the scored ones"
                + " are left out of every fork of this cell. A longer profile wastes less.");
    assertThat(run.analyze().cells().getFirst().arms().getFirst().points())
        .extracting(ArmAnalysis.Point::score)
        .satisfiesExactly(
            first -> assertThat(first).isBetween(3.0, 3.02),
            second -> assertThat(second).isEqualTo(3.0));
  }

  @Test
  void aboveBound_over3Percent_namesTheArmAndItsBound() {
    // On 16 processors the bound of the list is its longest task: 10 of 21.1.
    var run =
        run("sequential", "fork-join", "platform-pool")
            .scores("sequential", 21.1)
            .scores("fork-join", 8)
            .scores("platform-pool", 9.8);
    assertThat(sentence(run, "ABOVE_BOUND"))
        .contains(
            "1 arm is beyond what the bound allows, most fork-join with 125.0 % of it (best"
                + " schedule, 4 tasks at a time): the bound or the measurement is wrong. Do not"
                + " quote these efficiencies.");
  }

  @Test
  void notSteady_whereMostForksDriftTheSameWay_namesTheArms() {
    var run =
        run("fork-join", "sequential", "platform-pool", "virtual-per-task")
            // Two of three get faster by 10 %; the median of a half hides the single 99.
            .fork(0, "fork-join", 10, 99, 10, 9, 9, 9)
            .fork(1, "fork-join", 10, 10, 50, 9, 9)
            .fork(2, "fork-join", 10, 10, 10, 10)
            // One of two is not most.
            .fork(0, "sequential", 10, 10, 11, 11)
            .fork(1, "sequential", 10, 10, 10, 10)
            // One up, one down: noise, not drift.
            .fork(0, "platform-pool", 10, 10, 11, 11)
            .fork(1, "platform-pool", 11, 11, 10, 10)
            .fork(0, "virtual-per-task", 10, 10, 11, 11);
    assertThat(sentence(run, "NOT_STEADY"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith("In most forks of fork-join, virtual-per-task the scored"));
  }

  @Test
  void notSteady_isNotJudgedOnThreeIterations() {
    assertThat(sentence(run("fork-join").fork(0, "fork-join", 10, 10, 20), "NOT_STEADY")).isEmpty();
  }

  @Test
  void smallCommonPool_onTwoProcessors_namesItsUsers() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "fork-join", "common-pool", "parallel-stream");
    assertThat(sentence(run, "SMALL_COMMON_POOL"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The JVM's common pool has 1 thread on 2 processors, one fewer than there"
                            + " are: where common-pool, parallel-stream are slow"));
  }

  @Test
  void smallCommonPool_elsewhere_saysNothing() {
    for (int processors : new int[] {1, 5, 64}) {
      var run = new RunBuilder(processors).cell(Workload.SUM_LIST, Map.of(), "common-pool");
      assertThat(sentence(run, "SMALL_COMMON_POOL")).isEmpty();
    }
    var fetching = new RunBuilder(2).cell(Workload.TITLES, Map.of(), "common-pool");
    assertThat(sentence(fetching, "SMALL_COMMON_POOL")).isEmpty();
    var without = new RunBuilder(2).cell(Workload.SUM_LIST, Map.of(), "fork-join");
    assertThat(sentence(without, "SMALL_COMMON_POOL")).isEmpty();
    var four = new RunBuilder(4).cell(Workload.SUM_LIST, Map.of(), "completable-default");
    assertThat(sentence(four, "SMALL_COMMON_POOL"))
        .hasValueSatisfying(s -> assertThat(s).contains("3 threads", "completable-default is"));
  }

  @Test
  void findings_comeByImportanceAndThenByCell() {
    var run =
        new RunBuilder(2)
            .cell(Workload.SUM_LIST, Map.of(), "common-pool")
            .fork(0, "common-pool", 3)
            .cell(Workload.TITLES, Map.of(), "virtual-per-task")
            .farm(0, "virtual-per-task", 9, 0.9)
            .failed(1, "virtual-per-task", "it hung")
            .lost(1);
    assertThat(run.analyze().findings())
        .extracting(f -> f.rule() + f.cell().map(c -> " " + c).orElse(""))
        .containsExactly(
            "PARTIAL",
            "FORKS_FAILED titles",
            "FARM_LATE titles",
            "FARM_BUSY titles",
            "FEW_FORKS sum-list",
            "FEW_FORKS titles",
            "SMALL_COMMON_POOL sum-list");
  }
}
