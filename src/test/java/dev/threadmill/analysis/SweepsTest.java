package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.strategy.Strategy;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/**
 * What is said of the size of a pool. Without it a report could recommend a size that the forks do
 * not bear out, or name a crossover where there is none.
 */
final class SweepsTest {
  private static final double[] QUIET = {1, 1.002, 0.998, 1.001, 0.999};

  @Test
  void pointsAreSortedBySize_withLittlesLaw() {
    var sweep =
        only(
            titles("virtual-per-task", "platform-pool:200", "platform-pool:10", "platform-pool:50")
                .scores("virtual-per-task", around(220))
                .scores("platform-pool:200", around(520))
                .scores("platform-pool:10", around(10_100))
                .scores("platform-pool:50", around(2030)));

    assertThat(sweep.strategy()).isEqualTo(Strategy.PLATFORM_POOL);
    assertThat(sweep.points()).extracting(Sweep.Point::size).containsExactly(10, 50, 200);
    // ceil(1000 / K) × 100 ms
    assertThat(sweep.points())
        .extracting(p -> p.little().orElseThrow().value())
        .containsExactly(10_000.0, 2000.0, 500.0);
    assertThat(sweep.points().getFirst().score().value()).isCloseTo(10_100, within(30.0));
    assertThat(sweep.best()).isEqualTo(200);
    assertThat(sweep.enough()).isEqualTo(200);
    assertThat(sweep.points().getLast().gap()).isEmpty();
    assertThat(sweep.points().get(1).gap().orElseThrow().value())
        .isCloseTo(2030 / 520.0, within(0.01));
    assertThat(sweep.worseUpTo()).hasValue(200);
    assertThat(sweep.betterFrom()).isEmpty();
    assertThat(sweep.betterTo()).isEmpty();
  }

  @Test
  void smallestSizeWithinFivePercent_isNotTheBest() {
    var sweep =
        only(
            titles("virtual-limited:100", "virtual-limited:500", "virtual-limited:1000")
                .scores("virtual-limited:100", around(1010))
                .scores("virtual-limited:500", around(207))
                .scores("virtual-limited:1000", around(200)));

    assertThat(sweep.best()).isEqualTo(1000);
    assertThat(sweep.enough()).isEqualTo(500);
    assertThat(sweep.least()).isEqualTo(500);
    assertThat(sweep.most()).isEqualTo(500);
  }

  /** Ratios to the best of 0.94 to 1.14: about 1.04, and neither 1.05 nor 1 can be excluded. */
  @Test
  void sizeThatVaries_isOnlyPerhapsEnough() {
    var sweep =
        only(
            titles("virtual-limited:100", "virtual-limited:500", "virtual-limited:1000")
                .scores("virtual-limited:100", 221, 205, 215, 228, 207)
                .scores("virtual-limited:500", 188, 228, 206, 192, 218)
                .scores("virtual-limited:1000", 200, 200, 200, 200, 200));

    assertThat(sweep.best()).isEqualTo(1000);
    assertThat(sweep.enough()).isEqualTo(500);
    assertThat(sweep.least()).as("its interval reaches below 1.05").isEqualTo(100);
    assertThat(sweep.most()).as("the interval of 500 reaches above 1.05").isEqualTo(1000);
  }

  @Test
  void oneForkEach_nothingIsExcluded() {
    var sweep =
        only(
            titles("platform-pool:10", "platform-pool:50", "platform-pool:200")
                .scores("platform-pool:10", 10_000)
                .scores("platform-pool:50", 2000)
                .scores("platform-pool:200", 500));

    assertThat(sweep.enough()).isEqualTo(200);
    assertThat(sweep.least()).isEqualTo(10);
    assertThat(sweep.most()).isEqualTo(200);
  }

  @Test
  void crossover_isWhereTheVerdictTurns() {
    var sweep =
        only(
            titles(
                    "platform-pool:200",
                    "platform-pool:300",
                    "platform-pool:500",
                    "platform-pool:700",
                    "platform-pool:1000",
                    "virtual-per-task")
                .scores("platform-pool:200", around(520))
                .scores("platform-pool:300", 300, 310, 290, 330, 280)
                .scores("platform-pool:500", around(210))
                .scores("platform-pool:700", around(200))
                .scores("platform-pool:1000", around(390))
                .scores("virtual-per-task", 290, 300, 310, 290, 320));

    assertThat(sweep.against().orElseThrow().id()).isEqualTo("virtual-per-task");
    assertThat(sweep.worseUpTo()).hasValue(200);
    assertThat(sweep.betterFrom()).hasValue(500);
    assertThat(sweep.betterTo()).hasValue(700);
    assertThat(sweep.points())
        .extracting(p -> p.verdict().orElseThrow())
        .containsExactly(
            Verdict.WORSE, Verdict.INCONCLUSIVE, Verdict.BETTER, Verdict.BETTER, Verdict.WORSE);
  }

  /**
   * With t = 3.1 at four degrees of freedom one comparison is significant alone (2.8), and three
   * are not (4.0).
   */
  @Test
  void crossover_isCorrectedForAllSizes() {
    double[] noisy = {1.01, 1.002, 1.02, 1.006, 1.022};
    var run =
        titles(
                "sequential",
                "virtual-per-task",
                "platform-pool:300",
                "platform-pool:400",
                "platform-pool:500")
            .scores("virtual-per-task", 200, 200, 200, 200, 200);
    for (int size : List.of(300, 400, 500)) {
      run.scores("platform-pool:" + size, DoubleStream.of(noisy).map(f -> 200 * f).toArray());
    }

    assertThat(only(run).points())
        .extracting(p -> p.verdict().orElseThrow())
        .doesNotContain(Verdict.WORSE);
  }

  @Test
  void withoutVirtualThreads_isComparedWithTheBaseline_asTheTableSays() {
    var cell =
        titles(
                "platform-per-task",
                "platform-pool:10",
                "platform-pool:50",
                "platform-pool:200",
                "virtual-limited:10",
                "virtual-limited:50")
            .scores("platform-per-task", around(600))
            .scores("platform-pool:10", around(10_100))
            .scores("platform-pool:50", around(2030))
            .scores("platform-pool:200", around(520))
            .scores("virtual-limited:10", around(10_100))
            .scores("virtual-limited:50", around(2030))
            .analyze()
            .cells()
            .getFirst();

    assertThat(cell.sweeps()).as("two sizes have no course").hasSize(1);
    var sweep = cell.sweeps().getFirst();
    assertThat(sweep.against().orElseThrow().id()).isEqualTo("platform-per-task");
    for (Sweep.Point point : sweep.points()) {
      var arm = cell.arms().stream().filter(a -> a.arm().equals(point.arm())).findFirst();
      assertThat(point.verdict())
          .isEqualTo(arm.orElseThrow().comparison().map(Comparison::verdict));
    }
    assertThat(sweep.betterFrom()).hasValue(200);
  }

  @Test
  void baselineThatIsOneOfTheSizes_isNothingToCompareWith() {
    var sweep =
        only(
            titles("platform-pool:10", "platform-pool:50", "platform-pool:200")
                .scores("platform-pool:10", around(10_000))
                .scores("platform-pool:50", around(2000))
                .scores("platform-pool:200", around(500)));

    assertThat(sweep.against()).isEmpty();
    assertThat(sweep.points()).allSatisfy(p -> assertThat(p.verdict()).isEmpty());
  }

  @Test
  void sizeWithoutAnyFork_isNoPoint() {
    var cell =
        titles("platform-pool:10", "platform-pool:50", "platform-pool:200")
            .scores("platform-pool:10", around(10_000))
            .scores("platform-pool:50", around(2000))
            .failed(0, "platform-pool:200", "out of memory")
            .analyze()
            .cells()
            .getFirst();

    assertThat(cell.sweeps()).isEmpty();
  }

  /** The JDK's client makes a ForkJoinPool add threads, so that Little's law does not hold. */
  @Test
  void sizeThatLimitsNothing_hasNoPrediction() {
    var sweep =
        only(
            titles("fork-join:10", "fork-join:50", "fork-join:200")
                .scores("fork-join:10", around(240))
                .scores("fork-join:50", around(240))
                .scores("fork-join:200", around(230)));

    assertThat(sweep.points()).allSatisfy(p -> assertThat(p.little()).isEmpty());
  }

  @Test
  void workThatComputes_hasSizesAndNoWaits() {
    var sweep =
        only(
            new RunBuilder(2)
                .cell(
                    Workload.SUM_GRAIN,
                    Map.of("tasks", "1000"),
                    "sequential",
                    "platform-pool:1",
                    "platform-pool",
                    "platform-pool:8")
                .scores("sequential", around(10))
                .scores("platform-pool:1", around(10.2))
                .scores("platform-pool", around(5.3))
                .scores("platform-pool:8", around(5.2)));

    assertThat(sweep.points())
        .as("without a size it has one thread per processor")
        .extracting(Sweep.Point::size)
        .containsExactly(1, 2, 8);
    assertThat(sweep.points()).allSatisfy(p -> assertThat(p.little()).isEmpty());
    assertThat(sweep.enough()).isEqualTo(2);
    assertThat(sweep.betterFrom()).hasValue(2);
  }

  @Test
  void openLoop_hasNone() {
    var cell =
        new RunBuilder(2)
            .cell(
                Workload.TITLES_LOAD,
                Map.of(),
                "platform-pool:10",
                "platform-pool:50",
                "platform-pool:200")
            .scores("platform-pool:10", around(2000))
            .scores("platform-pool:50", around(120))
            .scores("platform-pool:200", around(110))
            .analyze()
            .cells()
            .getFirst();

    assertThat(cell.sweeps()).isEmpty();
  }

  private static RunBuilder titles(String... arms) {
    return new RunBuilder(2).cell(Workload.TITLES, Map.of("urls", "1000"), arms);
  }

  private static double[] around(double score) {
    return DoubleStream.of(QUIET).map(f -> f * score).toArray();
  }

  private static Sweep only(RunBuilder run) {
    var sweeps = run.analyze().cells().getFirst().sweeps();
    assertThat(sweeps).hasSize(1);
    return sweeps.getFirst();
  }
}
