package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Metric;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Estimates of single arms. If warm-up, failed forks or another arm's forks got into a figure, no
 * table of the report could be trusted.
 */
final class AnalyzerTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static RunBuilder run() {
    return new RunBuilder(2).cell(Workload.SUM_LIST, Map.of(), "fork-join", "sequential");
  }

  private static ArmAnalysis arm(RunBuilder run, String id) {
    return run.analyze().cells().getFirst().arms().stream()
        .filter(a -> a.arm().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Estimate metric(RunBuilder run, Metric metric) {
    return Optional.ofNullable(arm(run, "fork-join").metrics().get(metric)).orElseThrow();
  }

  @Test
  void score_isTheGeometricMeanOfForkScoresWithStudentsInterval() {
    // The vector of StudentTTest, whose figures come from SciPy.
    var score =
        arm(run().scores("fork-join", 12.1, 11.8, 12.6, 12.0, 12.9), "fork-join")
            .score()
            .orElseThrow();
    assertThat(score.value()).isCloseTo(12.27331203544449, EXACT);
    assertThat(score.interval().orElseThrow().low()).isCloseTo(11.724665480740192, EXACT);
    assertThat(score.interval().orElseThrow().high()).isCloseTo(12.847632076738524, EXACT);
    assertThat(score.n()).isEqualTo(5);
  }

  @Test
  void score_ofOneFork_hasNoInterval() {
    var arm = arm(run().fork(0, "fork-join", 10, 14), "fork-join");
    assertThat(arm.score()).contains(new Estimate(12, Optional.empty(), 1));
  }

  @Test
  void points_areTheMeasuredForksInRunOrder() {
    var run =
        run()
            .fork(1, "fork-join", 3)
            .fork(1, "sequential", 6)
            .failed(0, "fork-join", "it hung")
            .fork(2, "fork-join", 4);
    assertThat(arm(run, "fork-join").points())
        .containsExactly(new ArmAnalysis.Point(0, 1, 3), new ArmAnalysis.Point(3, 2, 4));
  }

  @Test
  void failedForks_areListedAndEnterNoFigure() {
    var run = run().fork(0, "fork-join", 3).failed(1, "fork-join", "it hung");
    var arm = arm(run, "fork-join");
    assertThat(arm.failures()).containsExactly("it hung");
    assertThat(arm.score().orElseThrow().n()).isEqualTo(1);
  }

  @Test
  void aScoreThatIsNoTime_isAFailureAndNotAnEstimate() {
    var without = new Iteration(false, 0, 3, "ms/op", 0, Map.of());
    var run =
        run()
            .add(0, "fork-join", new ForkOutcome.Measured(List.of(without)), Optional.empty())
            .fork(1, "fork-join", 0)
            .fork(2, "fork-join", Double.POSITIVE_INFINITY);
    var arm = arm(run, "fork-join");
    assertThat(arm.score()).isEmpty();
    assertThat(arm.points()).isEmpty();
    assertThat(arm.failures())
        .containsExactly(
            "a score of NaN is not a measurement",
            "a score of 0.0 is not a measurement",
            "a score of Infinity is not a measurement");
  }

  @Test
  void metrics_ofCosts_areMeansOverOperationsThenForks() {
    var few = new Iteration(false, 0, 5, "ms/op", 1, Map.of("cpu_ms_per_op", 8.0));
    var many = new Iteration(false, 1, 5, "ms/op", 3, Map.of("cpu_ms_per_op", 4.0));
    var run =
        run()
            .add(0, "fork-join", new ForkOutcome.Measured(List.of(few, many)), Optional.empty())
            .metric(1, "fork-join", "cpu_ms_per_op", 9);
    // By hand: (8 + 3 · 4) / 4 = 5 and 9; mean 7, half-width 12.706204736174694 · 2, cut at 0.
    var cpu = metric(run, Metric.CPU_MILLIS);
    assertThat(cpu.value()).isCloseTo(7, EXACT);
    assertThat(cpu.interval().orElseThrow().low()).isEqualTo(0);
    assertThat(cpu.interval().orElseThrow().high()).isCloseTo(7 + 2 * 12.706204736174694, EXACT);
    assertThat(cpu.n()).isEqualTo(2);
  }

  @Test
  void metrics_ofPeaks_areTheHighestIteration() {
    var run = run().metric(0, "fork-join", "threads_peak", 20, 31, 25);
    assertThat(arm(run, "fork-join").metrics())
        .containsOnly(Map.entry(Metric.PEAK_THREADS, new Estimate(31, Optional.empty(), 1)));
  }

  @Test
  void metrics_mayBeZero() {
    var run =
        run()
            .metric(0, "fork-join", "allocated_bytes_per_op", 0)
            .metric(1, "fork-join", "allocated_bytes_per_op", 0);
    var allocated = metric(run, Metric.ALLOCATED_BYTES);
    assertThat(allocated.value()).isEqualTo(0);
    assertThat(allocated.interval().orElseThrow().high()).isEqualTo(0);
  }

  @Test
  void metrics_thatAHarnessDidNotKnow_areLeftOut() {
    var run =
        run()
            .metric(0, "fork-join", "cpu_ms_per_op", -1, Double.NaN)
            .metric(1, "fork-join", "cpu_ms_per_op", -1, 6)
            .metric(2, "fork-join", "something_else", 3);
    assertThat(arm(run, "fork-join").metrics())
        .containsOnly(Map.entry(Metric.CPU_MILLIS, new Estimate(6, Optional.empty(), 1)));
  }

  @Test
  void forksOfAnotherCell_stayOut() {
    var run =
        run()
            .scores("fork-join", 3)
            .cell(Workload.SUM_LIST, Map.of("list", "10+20"), "fork-join")
            .scores("fork-join", 9);
    var cells = run.analyze().cells();
    assertThat(cells.get(0).arms().getFirst().score().orElseThrow().value()).isCloseTo(3, EXACT);
    assertThat(cells.get(1).arms().getFirst().score().orElseThrow().value()).isCloseTo(9, EXACT);
  }

  @Test
  void aCellWithoutAMeasuredFork_keepsItsArms() {
    var cell = run().failed(0, "fork-join", "no").analyze().cells().getFirst();
    assertThat(cell.unit()).isEmpty();
    assertThat(cell.arms())
        .extracting(a -> a.arm().id())
        .containsExactly("fork-join", "sequential");
    assertThat(cell.arms()).allMatch(a -> a.score().isEmpty() && a.bound().isEmpty());
    assertThat(cell.noise()).isEmpty();
  }

  @Test
  void aCellWithoutArms_isEmpty() {
    var run = new RunBuilder(2).cell(Workload.TITLES, Map.of()).analyze();
    assertThat(run.cells().getFirst().arms()).isEmpty();
    assertThat(run.findings()).isEmpty();
  }

  @Test
  void scoresInTwoUnits_areRejected() {
    var run = run().fork(0, "fork-join", 3).unit("us/op").fork(0, "sequential", 3);
    assertThatThrownBy(run::analyze)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cell sum-list has scores in ms/op, us/op: one unit expected");
  }

  @Test
  void scoresInAnUnknownUnit_areRejected() {
    assertThatThrownBy(run().unit("parsecs").fork(0, "fork-join", 3)::analyze)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'parsecs' is not a unit of scores: one of ns/op, us/op, ms/op");
  }

  @Test
  void sameRecord_sameAnalysis() {
    var record =
        run().scores("fork-join", 3, 3.1, 2.9).scores("sequential", 6, 6.1, 5.9).lost(2).build();
    assertThat(Analyzer.analyze(record)).isEqualTo(Analyzer.analyze(record));
  }
}
