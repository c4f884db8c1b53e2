package dev.threadmill.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadmill.coroutine.Carrier;
import dev.threadmill.handoff.Source;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plan decides what can be concluded: an arm that is missing from a block, or always runs last,
 * would turn drift into a result.
 */
final class PlannerTest {

  @ParameterizedTest
  @EnumSource
  void plan_everyProfile_hasEachArmOnceInEveryBlockOfItsCell(Profile profile) {
    var plan = Planner.plan(request(profile).build());

    for (CellPlan cell : plan.cells()) {
      for (int block = 0; block < plan.blocks(); block++) {
        assertThat(armsInBlock(plan, cell, block))
            .containsExactlyInAnyOrderElementsOf(cell.arms().stream().map(Arm::id).toList());
      }
    }
    assertThat(plan.order()).extracting(PlannedFork::index).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void plan_forksOfOneBlock_areAdjacentInTime() {
    var plan = Planner.plan(request(Profile.QUICK).build());

    var finished = new HashSet<String>();
    String current = "";
    for (PlannedFork fork : plan.order()) {
      String block = fork.cell() + "/" + fork.block();
      if (!block.equals(current)) {
        assertThat(finished.add(block)).as("%s runs in one piece", block).isTrue();
        current = block;
      }
    }
  }

  @Test
  void plan_sameSeed_givesTheSameOrder() {
    assertThat(Planner.plan(request(Profile.QUICK).seed(7).build()))
        .isEqualTo(Planner.plan(request(Profile.QUICK).seed(7).build()));
  }

  @Test
  void plan_anotherSeed_givesAnotherOrder() {
    assertThat(Planner.plan(request(Profile.QUICK).seed(7).build()).order())
        .isNotEqualTo(Planner.plan(request(Profile.QUICK).seed(8).build()).order());
  }

  @Test
  void plan_control_isASecondCopyOfTheBaseline() {
    var cell = only(Planner.plan(request(Profile.QUICK).workloads(Workload.SUM_LIST).build()));

    assertThat(cell.baseline()).hasToString("platform-pool");
    assertThat(cell.arms()).contains(Arm.controlOf(cell.baseline()));
  }

  @Test
  void pinningForks_areOneForEachArmOnVirtualThreads_whereTasksWait() {
    var plan =
        Planner.plan(
            request(Profile.QUICK)
                .workloads(Workload.PINNING, Workload.SUM_LIST)
                .parameters(Map.of("lock", List.of("monitor")))
                .baseline("virtual-per-task")
                .build());

    assertThat(plan.pinningForks())
        .as("neither the control arm nor platform threads")
        .containsExactly(new UnscoredFork("pinning", "virtual-per-task"));
  }

  @Test
  void pinningForks_ofTitles_areLeftToTheLongProfiles() {
    var quick = Planner.plan(request(Profile.QUICK).workloads(Workload.TITLES).build());
    var standard = Planner.plan(request(Profile.STANDARD).workloads(Workload.TITLES).build());

    assertThat(quick.pinningForks()).isEmpty();
    assertThat(standard.pinningForks())
        .extracting(UnscoredFork::arm)
        .containsOnly("virtual-per-task", "virtual-limited:200");
    assertThat(standard.order())
        .extracting(PlannedFork::block)
        .as("they belong to no block")
        .allMatch(block -> block < standard.blocks());
  }

  @Test
  void plan_noControl_hasNone() {
    var plan = Planner.plan(request(Profile.QUICK).control(false).build());

    assertThat(plan.cells()).allSatisfy(c -> assertThat(c.arms()).noneMatch(Arm::control));
  }

  @Test
  void plan_parameterValues_eachCombinationIsACell() {
    var plan =
        Planner.plan(
            request(Profile.QUICK)
                .workloads(Workload.TITLES)
                .parameters(
                    Map.of("urls", List.of("5", "50"), "client", List.of("jdk", "url-connection")))
                .build());

    assertThat(plan.cells())
        .extracting(c -> c.cell().id())
        .containsExactly(
            "titles,urls=5",
            "titles,urls=5,client=url-connection",
            "titles,urls=50",
            "titles,urls=50,client=url-connection");
  }

  @Test
  void plan_openLoop_runsOnlyWhenNamed_andTakesNoStrategyOfBatchesAlone() {
    assertThat(Planner.plan(request(Profile.QUICK).build()).cells())
        .noneMatch(c -> c.cell().workload() == Workload.TITLES_LOAD);

    var plan =
        Planner.plan(
            request(Profile.QUICK)
                .workloads(Workload.TITLES_LOAD)
                .strategies("virtual-per-task", "parallel-stream", "completable-async")
                .parameters(Map.of("rate", List.of("20000"), "seconds", List.of("10")))
                .build());

    assertThat(only(plan).skipped())
        .singleElement()
        .satisfies(s -> assertThat(s.reason()).contains("tasks come one by one"));
    assertThat(only(plan).cell().tasks()).as("rate × latency").isEqualTo(2_000);
    // Six iterations of 10 s, whatever the profile's are, and a JVM's start.
    assertThat(plan.estimatedMillis() / plan.order().size()).isBetween(60_000L, 61_000L);
  }

  @Test
  void plan_cpuWork_getsTheSequentialReferenceThatItsBoundNeeds() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.SUM_LIST)
                    .strategies("virtual-per-task")
                    .build()));

    assertThat(cell.arms()).extracting(Arm::id).contains("sequential", "virtual-per-task");
    assertThat(cell.baseline()).hasToString("virtual-per-task");
  }

  @Test
  void plan_nonBlockingStrategyOnCpuWork_isSkippedWithTheReason() {
    var cell = only(Planner.plan(request(Profile.QUICK).workloads(Workload.SUM_LIST).build()));

    assertThat(cell.skipped())
        .containsExactly(
            new SkippedArm(
                StrategySpec.parse("completable-async"),
                "it composes non-blocking I/O, and this work has none"));
  }

  @Test
  void plan_nonBlockingStrategyWithABlockingClient_isSkippedWithTheReason() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.TITLES)
                    .parameters(Map.of("client", List.of("url-connection"), "urls", List.of("10")))
                    .build()));

    assertThat(cell.skipped())
        .contains(
            new SkippedArm(
                StrategySpec.parse("completable-async"),
                "it needs a client that does not block: client=jdk"));
  }

  @Test
  void plan_workThatNeedsAllTasksAtOnce_skipsWhoCannotHaveThem() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.FOOTPRINT)
                    .parameters(Map.of("tasks", List.of("100000")))
                    .strategies(
                        "platform-pool:200",
                        "platform-per-task",
                        "virtual-limited:99999",
                        "virtual-limited:100000",
                        "virtual-per-task",
                        "completable-async")
                    .build()));

    assertThat(cell.arms())
        .extracting(Arm::id)
        .contains("virtual-limited:100000", "virtual-per-task");
    assertThat(cell.skipped())
        .extracting(s -> s.contender() + ": " + s.reason())
        .containsExactlyInAnyOrder(
            "platform-pool:200: it has 200 tasks in progress at most, and this work needs all"
                + " 100000 at once",
            "platform-per-task: it needs 100000 platform threads at once, and more than 30000 are"
                + " beyond the default limits of Linux",
            "virtual-limited:99999: it has 99999 tasks in progress at most, and this work needs all"
                + " 100000 at once",
            "completable-async: it composes non-blocking I/O, and this work has none");
  }

  @Test
  void plan_unasked_leavesOutWhatOnlyCosts() {
    for (Profile profile : Profile.values()) {
      assertThat(Planner.plan(request(profile).build()).cells())
          .extracting(c -> c.cell().workload())
          .doesNotContain(Workload.FOOTPRINT, Workload.FAIRNESS, Workload.PINNING);
    }
  }

  @Test
  void plan_batchThatLittlesLawMakesTooSlow_isSkippedWithTheArithmetic() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.TITLES)
                    .parameters(Map.of("urls", List.of("1000")))
                    .build()));

    assertThat(cell.arms()).extracting(Arm::id).contains("platform-pool:200");
    assertThat(cell.skipped())
        .extracting(s -> s.contender().toString())
        .containsExactly("sequential");
    assertThat(cell.skipped().getFirst().reason())
        .contains("at least 100.0 s (1000 waits of 100 ms, one after another)");
  }

  /** Who asks for a pool of ten wants to see what a pool of ten does. */
  @Test
  void plan_slowContenderThatIsNamed_runs() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.TITLES)
                    .parameters(Map.of("urls", List.of("1000")))
                    .strategies("platform-pool:10", "virtual-per-task")
                    .baseline("platform-pool:5")
                    .build()));

    assertThat(cell.skipped()).isEmpty();
    assertThat(cell.arms())
        .extracting(Arm::id)
        .containsExactly(
            "platform-pool:10", "virtual-per-task", "platform-pool:5", "platform-pool:5~control");
  }

  @Test
  void plan_slowContenderThatIsNamed_getsTheTimeThatItsBatchesTake() {
    var plan =
        Planner.plan(
            request(Profile.QUICK)
                .workloads(Workload.TITLES)
                .parameters(Map.of("urls", List.of("1000")))
                .strategies("platform-pool:10", "virtual-per-task")
                .control(false)
                .blocks(1)
                .build());
    var cell = only(plan).cell();
    var slow = Arm.parse("platform-pool:10");
    var quick = Arm.parse("virtual-per-task");

    // ceil(1000 / 10) × 100 ms are 10 s; three iterations of warm-up and three scored ones
    assertThat(cell.leastIteration(slow.contender(), 2)).isEqualTo(Duration.ofSeconds(10));
    // 150 ms are longer than the 100 ms of a batch that waits once; 600 ms around each fork
    assertThat(plan.estimatedMillis()).isEqualTo(600 + 6 * 10_000 + 600 + 6 * 150);
    assertThat(plan.blockMillis(only(plan))).isEqualTo(plan.estimatedMillis());
    assertThat(plan.measurement(cell, quick)).isEqualTo(plan.measurement());
    // 69 s as for others, and four times 60 s
    assertThat(plan.measurement(cell, slow).timeLimit()).isEqualTo(Duration.ofSeconds(69 + 240));
  }

  @Test
  void contenders_rangeOfSizes_isOneOfEachInStepsOf125WithBothEnds() {
    assertThat(Contenders.parseAll("platform-pool:10..1000"))
        .extracting(Contender::toString)
        .containsExactly(
            "platform-pool:10",
            "platform-pool:20",
            "platform-pool:50",
            "platform-pool:100",
            "platform-pool:200",
            "platform-pool:500",
            "platform-pool:1000");
    assertThat(Contenders.parseAll("virtual-limited:3..30"))
        .extracting(Contender::toString)
        .containsExactly(
            "virtual-limited:3",
            "virtual-limited:5",
            "virtual-limited:10",
            "virtual-limited:20",
            "virtual-limited:30");
    assertThat(Contenders.parseAll("platform-pool:7"))
        .containsExactly(StrategySpec.parse("platform-pool:7"));
  }

  @Test
  void contenders_rangeThatIsNone_isRefusedByName() {
    assertThatThrownBy(() -> Contenders.parseAll("platform-pool:10..10"))
        .hasMessageContaining("'platform-pool:10..10' is not a range of sizes");
    assertThatThrownBy(() -> Contenders.parseAll("virtual-per-task:1..9"))
        .hasMessageContaining("'virtual-per-task:1' takes no size");
    assertThatThrownBy(() -> Contenders.parseAll("platform-pool:1..99999999999"))
        .hasMessageContaining("'platform-pool:99999999999' needs a size");
  }

  @Test
  void plan_workNobodyNamedThatNoContenderCanDo_isLeftOut() {
    var plan = Planner.plan(request(Profile.RIGOROUS).strategies("parallel-stream").build());

    assertThat(plan.cells())
        .extracting(cell -> cell.cell().workload())
        .contains(Workload.SUM_LIST, Workload.SKYNET)
        .doesNotContain(Workload.RING);
  }

  @Test
  void plan_ring_skipsWhatHasTooFewThreadsForIt() {
    var plan =
        Planner.plan(
            request(Profile.STANDARD)
                .workloads(Workload.RING)
                .strategies(
                    "virtual-per-task",
                    "platform-pool:100",
                    "platform-pool:99",
                    "parallel-stream",
                    "sequential")
                .build());

    var cell = plan.cells().getFirst();
    assertThat(cell.arms())
        .extracting(Arm::id)
        .contains("virtual-per-task", "platform-pool:100")
        .doesNotContain("platform-pool:99");
    assertThat(cell.skipped())
        .containsExactly(
            new SkippedArm(
                StrategySpec.parse("platform-pool:99"),
                "the ring needs 100 threads at once, and it has 99"),
            new SkippedArm(
                StrategySpec.parse("parallel-stream"),
                "it has no executor to give every place in the ring a thread"),
            new SkippedArm(
                StrategySpec.parse("sequential"),
                "it has no executor to give every place in the ring a thread"));
  }

  /** The caller, who helps the common pool with a batch, sits in no ring. */
  @Test
  void plan_ringOfAsManyThreadsAsProcessors_isTooLargeForTheCommonPool() {
    var request =
        request(Profile.STANDARD)
            .workloads(Workload.RING)
            .strategies("common-pool")
            .parameters(Map.of("threads", List.of("2")))
            .build();

    assertThat(request.processors()).isEqualTo(2);
    assertThatThrownBy(() -> Planner.plan(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "nothing to measure in ring,threads=2: common-pool: the ring needs 2 threads at once,"
                + " and it has 1");
  }

  @Test
  void plan_collectAndSkynet_skipWhatCannotDoTheWork_andHaveTheirReference() {
    var plan =
        Planner.plan(
            request(Profile.SMOKE)
                .workloads(Workload.COLLECT, Workload.SKYNET)
                .strategies("parallel-stream", "platform-pool", "completable-async")
                .build());

    var collect = plan.cells().getFirst();
    assertThat(collect.arms()).extracting(Arm::id).contains("sequential", "platform-pool");
    assertThat(collect.skipped())
        .extracting(SkippedArm::reason)
        .containsExactly(
            "it hands its tasks to no executor, and this work is joined by hand",
            "it composes non-blocking I/O, and this work has none");
    var skynet = plan.cells().getLast();
    assertThat(skynet.arms()).extracting(Arm::id).contains("sequential", "parallel-stream");
    assertThat(skynet.skipped().getFirst().reason())
        .isEqualTo("tasks that wait for tasks of their own would use up its threads");
  }

  /** What the reference run measures in nine minutes is not to grow by itself. */
  @Test
  void plan_quick_leavesOutTheWorkOfFuturesRingsAndTrees() {
    assertThat(Planner.plan(request(Profile.QUICK).build()).cells())
        .extracting(cell -> cell.cell().workload())
        .doesNotContain(Workload.COLLECT, Workload.RING, Workload.SKYNET);
  }

  @Test
  void plan_nothingLeftToMeasure_isRefusedWithTheReason() {
    var request =
        request(Profile.QUICK)
            .workloads(Workload.TITLES)
            .strategies("completable-async")
            .parameters(Map.of("client", List.of("apache"), "urls", List.of("1000")))
            .build();

    assertThatThrownBy(() -> Planner.plan(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "nothing to measure in titles,urls=1000,client=apache: completable-async: it needs a"
                + " client that does not block: client=jdk");
  }

  @Test
  void plan_askedBaseline_isAddedToTheArms() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.SUM_LIST)
                    .strategies("fork-join")
                    .baseline("platform-pool:4")
                    .build()));

    assertThat(cell.baseline()).hasToString("platform-pool:4");
    assertThat(cell.arms())
        .extracting(Arm::id)
        .contains("platform-pool:4", "platform-pool:4~control");
  }

  @Test
  void plan_unknownParameter_namesItAndTheValidOnes() {
    var request =
        request(Profile.QUICK)
            .workloads(Workload.SUM_GRAIN)
            .parameters(Map.of("url", List.of("5")))
            .build();

    assertThatThrownBy(() -> Planner.plan(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown parameter 'url': sum-grain has tasks, total");
  }

  @Test
  void plan_badParameterValue_namesItAndTheValidOnes() {
    var request =
        request(Profile.QUICK)
            .workloads(Workload.SUM_GRAIN)
            .parameters(Map.of("tasks", List.of("many")))
            .build();

    assertThatThrownBy(() -> Planner.plan(request))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'many' is not a valid tasks: a whole number from 1 to 1000000");
  }

  @Test
  void plan_blocks_overridesTheProfile() {
    var plan = Planner.plan(request(Profile.QUICK).blocks(3).build());

    assertThat(plan.blocks()).isEqualTo(3);
    assertThat(plan.order()).extracting(PlannedFork::block).containsOnly(0, 1, 2);
  }

  @Test
  void estimatedMillis_isForksTimesTheirTime() {
    var plan =
        Planner.plan(
            request(Profile.QUICK)
                .workloads(Workload.SUM_LIST)
                .strategies("fork-join")
                .control(false)
                .blocks(1)
                .build());

    // sequential and fork-join; 3 × 150 ms of warm-up, 3 × 150 ms measured, 600 ms around them
    assertThat(plan.estimatedMillis()).isEqualTo(2 * (450 + 450 + 600));
  }

  @Test
  void cell_unknownId_isRefused() {
    var plan = Planner.plan(request(Profile.SMOKE).build());

    assertThatThrownBy(() -> plan.cell("nowhere")).hasMessage("the plan has no cell 'nowhere'");
  }

  @Test
  void profile_unknownId_namesTheValidOnes() {
    assertThatThrownBy(() -> Profile.parse("fast"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown profile 'fast': one of smoke, quick, standard, rigorous");
  }

  @Test
  void request_badBlocksOrMargin_isRefused() {
    assertThatThrownBy(() -> request(Profile.QUICK).blocks(0).build())
        .hasMessage("'0' is not a valid number of blocks: 1 to 1000");
    assertThatThrownBy(() -> request(Profile.QUICK).margin(0).build())
        .hasMessageContaining("is not a valid margin");
  }

  @Test
  void parseParameters_namesAndValues() {
    assertThat(Planner.parseParameters(List.of("urls=1, 2", "client=jdk")))
        .isEqualTo(Map.of("urls", List.of("1", "2"), "client", List.of("jdk")));
    assertThatThrownBy(() -> Planner.parseParameters(List.of("urls")))
        .hasMessage("'urls' is not a parameter: write name=value or name=value1,value2");
  }

  @Test
  void arm_idRoundTrips() {
    var control = Arm.controlOf(StrategySpec.parse("platform-pool:200"));

    assertThat(control.id()).isEqualTo("platform-pool:200~control");
    assertThat(Arm.parse(control.id())).isEqualTo(control);
    assertThat(Arm.parse("fork-join")).isEqualTo(Arm.of(StrategySpec.parse("fork-join")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork-join~other", "platform-pool:2~list=105+210", "sequential~control"})
  void arm_everyVariant_roundTripsThroughItsId(String id) {
    assertThat(Arm.parse(id).id()).isEqualTo(id);
  }

  @Test
  void arm_unknownVariant_isRefused() {
    assertThatThrownBy(() -> Arm.parse("fork-join~faster"))
        .hasMessage(
            "'fork-join~faster' is not an arm: a strategy, or one with ~control, ~other or"
                + " ~parameter=value");
  }

  @Test
  void plan_againstAnotherBuild_comparesEachStrategyWithItself() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.SUM_LIST)
                    .strategies("fork-join", "platform-pool")
                    .otherJar("other.jar")
                    .build()));

    var compared = new HashMap<String, String>();
    for (Arm arm : cell.arms()) {
      cell.baselineOf(arm).ifPresent(b -> compared.put(arm.id(), b.id()));
    }
    assertThat(compared)
        .containsOnly(
            Map.entry("sequential", "sequential~other"),
            Map.entry("fork-join", "fork-join~other"),
            Map.entry("platform-pool", "platform-pool~other"),
            Map.entry("platform-pool~control", "platform-pool"));
  }

  /** Smoke gives a batch 0.6 s, standard four iterations of 500 ms. */
  @Test
  void plan_batchThatTakesTooLong_isSkippedWithTheArithmetic() {
    assertThat(skipped(Profile.SMOKE, "platform-pool:200")).isEmpty();
    assertThat(skipped(Profile.SMOKE, "platform-pool:100"))
        .contains(
            "with 100 in progress at once a batch takes at least 1.0 s (10 waits of 100 ms, one"
                + " after another), more than the 0.6 s that this profile gives it; --strategy runs"
                + " it all the same");
    assertThat(skipped(Profile.STANDARD, "platform-pool:50")).as("2.0 s").isEmpty();
    assertThat(skipped(Profile.STANDARD, "platform-pool:49")).as("2.1 s").isPresent();
  }

  /** It takes no longer than a thread per task, which is never left out. */
  @Test
  void plan_sizeThatAllTasksFitInto_isNotSkippedHoweverLongTheyWait() {
    assertThat(skipped(Profile.SMOKE, "platform-pool:1000", "1s")).isEmpty();
    assertThat(skipped(Profile.SMOKE, "platform-pool:999", "1s")).isPresent();
  }

  private static Optional<String> skipped(Profile profile, String strategy) {
    return skipped(profile, strategy, "100ms");
  }

  private static Optional<String> skipped(Profile profile, String strategy, String latency) {
    return Applicability.tooSlow(
        Contenders.parse(strategy),
        new Cell(Workload.TITLES, Map.of("urls", "1000", "latency", latency)),
        profile.measurement(),
        2);
  }

  @ParameterizedTest
  @EnumSource
  void profile_parsesFromItsId(Profile profile) {
    assertThat(Profile.parse(profile.id())).isEqualTo(profile);
  }

  @Test
  void profile_moreTime_givesMorePrecision() {
    assertThat(Profile.QUICK.precision()).isEqualTo(0.05);
    assertThat(Profile.STANDARD.precision()).isEqualTo(0.03);
    assertThat(Profile.RIGOROUS.precision()).isEqualTo(0.015);
  }

  @Test
  void profile_smoke_hasOneCellOfEachWorkloadAndQuickHasThree() {
    assertThat(cells(Profile.SMOKE))
        .containsExactly(
            "sum-list", "sum-grain,tasks=100", "titles,urls=10", "handoff,elements=1000");
    assertThat(cells(Profile.QUICK))
        .containsExactly(
            "sum-list",
            "sum-grain",
            "sum-grain,tasks=100000",
            "titles",
            "titles,urls=1000",
            "handoff");
  }

  @Test
  void handoff_comparesSourcesAndNothingElse() {
    var cell = only(Planner.plan(request(Profile.QUICK).workloads(Workload.HANDOFF).build()));
    assertThat(cell.arms())
        .contains(Arm.of(Source.ITERATOR), Arm.controlOf(Source.VIRTUAL))
        .allMatch(arm -> arm.contender() instanceof Source);
    assertThat(cell.cell().jvmArgs()).containsExactly(Carrier.CONTINUATION_OPTION);
  }

  @Test
  void handoff_inBatches_skipsWhatHandsOverOneByOne() {
    var cell =
        only(
            Planner.plan(
                request(Profile.QUICK)
                    .workloads(Workload.HANDOFF)
                    .parameters(Map.of("batch", List.of("16"), "carriers", List.of("1")))
                    .strategies("virtual", "virtual-park")
                    .build()));
    assertThat(cell.arms())
        .containsExactly(
            Arm.of(Source.ITERATOR), Arm.of(Source.VIRTUAL), Arm.controlOf(Source.VIRTUAL));
    assertThat(cell.skipped())
        .containsExactly(
            new SkippedArm(Source.VIRTUAL_PARK, "it hands over one element at a time"));
    assertThat(cell.cell().jvmArgs())
        .contains(
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
  }

  @Test
  void contenders_goToTheWorkThatTheyDo() {
    assertThat(cells(request(Profile.QUICK).strategies("virtual"))).containsExactly("handoff");
    assertThat(
            cells(
                request(Profile.QUICK)
                    .workloads(Workload.SUM_LIST, Workload.HANDOFF)
                    .strategies("virtual", "fork-join")))
        .containsExactly("sum-list", "handoff");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Planner.plan(
                    request(Profile.QUICK)
                        .workloads(Workload.SUM_LIST, Workload.HANDOFF)
                        .strategies("fork-join")
                        .build()))
        .withMessage("nothing to measure in handoff: fork-join cannot do that work (see list)");
  }

  private static List<String> cells(Profile profile) {
    return cells(request(profile));
  }

  private static List<String> cells(RequestBuilder request) {
    return Planner.plan(request.build()).cells().stream().map(c -> c.cell().id()).toList();
  }

  /** 60 s and ten times 3 × 150 ms + 3 × 150 ms. */
  @Test
  void measurement_timeLimit_isTenTimesThePlanAndAMinute() {
    var measurement = Profile.QUICK.measurement();
    assertThat(measurement.timeLimit()).isEqualTo(Duration.ofSeconds(69));
    assertThat(measurement.plannedMillis(Duration.ZERO)).isEqualTo(900);
    assertThat(measurement.plannedMillis(Duration.ofSeconds(2))).isEqualTo(12_000);
  }

  @Test
  void blocks_atTheEdgesOfWhatIsValid() {
    assertThat(Planner.plan(request(Profile.QUICK).blocks(1).build()).blocks()).isEqualTo(1);
    assertThat(Planner.plan(request(Profile.QUICK).blocks(1000).build()).blocks()).isEqualTo(1000);
    assertThatThrownBy(() -> request(Profile.QUICK).blocks(1001).build())
        .hasMessageContaining("1001");
    var target = new Target.Precision(0.03);
    assertThat(Planner.plan(request(Profile.QUICK).blocks(3).target(target).build()).target())
        .contains(target);
    assertThatThrownBy(() -> request(Profile.QUICK).margin(1).build())
        .hasMessageContaining("'100.0' is not a valid margin");
    assertThatThrownBy(() -> request(Profile.QUICK).margin(0).build())
        .hasMessageContaining("'0.0' is not a valid margin");
  }

  @Test
  void plan_growsByItsSecondStageAndByRepeatedBlocks() {
    var plan =
        Planner.plan(
            request(Profile.QUICK)
                .workloads(Workload.SUM_LIST)
                .strategies("platform-pool")
                .blocks(3)
                .target(new Target.Precision(0.03))
                .build());
    assertThat(plan.order()).as("three arms in three blocks").hasSize(9);

    var more = plan.secondStage(Map.of("sum-list", 5), 9);
    assertThat(more).extracting(PlannedFork::block).containsExactly(3, 3, 3, 4, 4, 4);
    assertThat(more).extracting(PlannedFork::index).containsExactly(9, 10, 11, 12, 13, 14);
    assertThat(plan.secondStage(Map.of(), 9)).as("nothing asked for").isEmpty();

    var again = plan.again(more.getLast(), 15);
    assertThat(again).extracting(PlannedFork::attempt).containsOnly(1);
    assertThat(again).allMatch(again.getFirst()::sameBlock);
    assertThat(again).noneMatch(more.getLast()::sameBlock);
    assertThat(more.getFirst().sameBlock(more.getLast())).isFalse();
    assertThat(plan.cell("sum-list")).isEqualTo(plan.cells().getFirst());
    assertThat(plan.blockMillis(plan.cells().getFirst())).isEqualTo(plan.estimatedMillis() / 3);
  }

  @Test
  void sameBlock_ofTwoCells_isNot() {
    var fork = new PlannedFork(0, 1, 0, "a", "x");
    assertThat(fork.sameBlock(new PlannedFork(5, 1, 0, "a", "y"))).isTrue();
    assertThat(fork.sameBlock(new PlannedFork(5, 1, 0, "b", "x"))).isFalse();
  }

  @Test
  void changedArm_isComparedWithThePlainBaseline() {
    var baseline = StrategySpec.parse("platform-pool");
    var changed = Arm.changed(baseline, "list", "105+210");
    var cell =
        new CellPlan(
            new Cell(Workload.SUM_LIST, Map.of()),
            baseline,
            List.of(Arm.of(baseline), changed),
            List.of());
    assertThat(cell.baselineOf(changed)).contains(Arm.of(baseline));
    assertThat(cell.baselineOf(Arm.of(baseline))).isEmpty();
  }

  @Test
  void plan_targetOnTooFewBlocks_isRefused() {
    assertThatThrownBy(() -> request(Profile.SMOKE).target(new Target.Precision(0.03)).build())
        .hasMessage(
            "1 is too few blocks to judge the spread by: at least 3 with --precision or --budget");
  }

  @Test
  void cell_idNamesOnlyWhatIsNotDefault() {
    var cell = new Cell(Workload.TITLES, Map.of("urls", "100", "latency", "1s"));

    assertThat(cell.id()).isEqualTo("titles,latency=1s");
    assertThat(cell.parameterText()).isEqualTo("urls=100 latency=1s client=jdk pageBytes=4096");
    assertThat(cell.parameter("client")).isEqualTo("jdk");
    assertThatThrownBy(() -> cell.parameter("list"))
        .hasMessage("titles,latency=1s has no parameter 'list'");
  }

  @Test
  void plan_warmupIterationsAskedFor_changeWarmUpAndTimeLimitOnly() {
    var usual = Planner.plan(request(Profile.QUICK).build()).measurement();
    var options = new ForkOptions(List.of(), OptionalInt.of(20), Optional.empty());

    var asked = Planner.plan(request(Profile.QUICK).forks(options).build()).measurement();

    assertThat(asked)
        .isEqualTo(
            Measurement.of(
                20,
                usual.warmupMillis(),
                usual.iterations(),
                usual.iterationMillis(),
                usual.jvmArgs()));
    assertThat(asked.timeLimit()).isGreaterThan(usual.timeLimit());
  }

  private static List<String> armsInBlock(RunPlan plan, CellPlan cell, int block) {
    return plan.order().stream()
        .filter(f -> f.block() == block && f.cell().equals(cell.cell().id()))
        .map(PlannedFork::arm)
        .toList();
  }

  private static CellPlan only(RunPlan plan) {
    assertThat(plan.cells()).hasSize(1);
    return plan.cells().getFirst();
  }

  private static RequestBuilder request(Profile profile) {
    return new RequestBuilder(profile);
  }

  /** A request whose parts a test sets by name. */
  private static final class RequestBuilder {
    private final Profile profile;
    private List<Workload> workloads = List.of();
    private List<Contender> strategies = List.of();
    private Map<String, List<String>> parameters = Map.of();
    private Optional<Contender> baseline = Optional.empty();
    private OptionalInt blocks = OptionalInt.empty();
    private long seed = 1;
    private boolean control = true;
    private double margin = 0.02;
    private Optional<Target> target = Optional.empty();
    private Optional<String> otherJar = Optional.empty();
    private ForkOptions forks = ForkOptions.NONE;

    RequestBuilder(Profile profile) {
      this.profile = profile;
    }

    RequestBuilder workloads(Workload... values) {
      workloads = List.of(values);
      return this;
    }

    RequestBuilder strategies(String... specs) {
      strategies = List.of(specs).stream().map(Contenders::parse).toList();
      return this;
    }

    RequestBuilder parameters(Map<String, List<String>> values) {
      parameters = values;
      return this;
    }

    RequestBuilder baseline(String spec) {
      baseline = Optional.of(Contenders.parse(spec));
      return this;
    }

    RequestBuilder blocks(int value) {
      blocks = OptionalInt.of(value);
      return this;
    }

    RequestBuilder seed(long value) {
      seed = value;
      return this;
    }

    RequestBuilder control(boolean value) {
      control = value;
      return this;
    }

    RequestBuilder margin(double value) {
      margin = value;
      return this;
    }

    RequestBuilder target(Target value) {
      target = Optional.of(value);
      return this;
    }

    RequestBuilder otherJar(String value) {
      otherJar = Optional.of(value);
      return this;
    }

    RequestBuilder forks(ForkOptions value) {
      forks = value;
      return this;
    }

    RunRequest build() {
      return new RunRequest(
          profile,
          workloads,
          strategies,
          parameters,
          baseline,
          blocks,
          seed,
          control,
          margin,
          target,
          otherJar,
          forks,
          2);
    }
  }
}
