package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.threadmill.workload.Workload;
import java.util.Map;
import java.util.Optional;
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
            .farm(0, "virtual-per-task", 2.0, 0.1)
            .farm(0, "platform-cached", 5.125, 0.1)
            .farm(1, "virtual-per-task", 3, 0.1)
            .fork(1, "platform-cached", 100);
    assertThat(sentence(run, "FARM_LATE"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The farm's answers were over 2 ms late (99th percentile) in 2 of 3 forks,"
                            + " worst 5.13 ms in platform-cached: "));
    assertThat(sentence(run, "FARM_BUSY")).isEmpty();
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
  void control_thatDiffersFromTheBaseline_castsDoubt() {
    var run =
        run("fork-join", "fork-join~control")
            .scores("fork-join", 3.0, 3.1, 2.9, 3.0, 3.0)
            .scores("fork-join~control", 3.06, 3.162, 2.958, 3.06, 3.0603);
    assertThat(sentence(run, "CONTROL"))
        .hasValueSatisfying(
            s ->
                assertThat(s)
                    .startsWith(
                        "The control arm, a second copy of the baseline fork-join, differs from it"
                            + " by +2.0 % where nothing should: "));
  }

  @Test
  void control_withOneBlock_saysNothing() {
    var run =
        run("fork-join", "fork-join~control").scores("fork-join", 3).scores("fork-join~control", 9);
    assertThat(sentence(run, "CONTROL")).isEmpty();
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
