package dev.threadmill.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.analysis.Verdict;
import dev.threadmill.calibrate.Check.Outcome;
import dev.threadmill.machine.Machine;
import dev.threadmill.result.RunRecord;
import dev.threadmill.stats.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What real forks are made into, with forks made by hand: pairs torn from their blocks would show
 * the machine's drift as a difference, and a line that cannot be missed would prove nothing.
 */
final class RealExperimentsTest {
  private static final Machine MACHINE = Machine.capture();

  @Test
  void group_isFiveBlocksRenumbered_withTheirOwnForksOnly() {
    var run = sameArms(10, new Drift.Linear(0.5));

    var second = RealAlarms.group(run, 1).orElseThrow();

    assertThat(second.forks()).hasSize(10);
    assertThat(second.forks()).extracting(f -> f.fork().block()).containsOnly(0, 1, 2, 3, 4);
    assertThat(second.forks().getFirst().started()).isEqualTo(run.forks().get(10).started());
    assertThat(second.partial()).isFalse();
  }

  @Test
  void group_withoutAFork_isLeftOut() {
    var run = sameArms(10, new Drift.None());
    var cut = new RunRecord(run.manifest(), run.forks().subList(0, 19));

    assertThat(RealAlarms.group(cut, 0)).isPresent();
    assertThat(RealAlarms.group(cut, 1)).isEmpty();
    assertThat(RealAlarms.judge(cut, 1).figures()).containsEntry("real forks.runs", 1.0);
  }

  /** Twenty-fold over 400 forks: three quarters of a per cent from fork to fork. */
  @Test
  void judge_strongDrift_isNoAlarmWithinBlocks_andOneInSequence() {
    var figures = RealAlarms.judge(sameArms(200, new Drift.Linear(20)), 1).figures();

    assertThat(figures).containsEntry("real forks.runs", 40.0);
    assertThat(figures.getOrDefault("real forks.ours", 99.0)).isLessThanOrEqualTo(5);
    assertThat(figures.getOrDefault("real forks.sequence.WELCH", 0.0)).isGreaterThan(20);
  }

  @Test
  void power_eightOfTenFound_isMissed() {
    assertThat(RealPower.experiment(runs(9, 1)).checks().getFirst().outcome())
        .isEqualTo(Outcome.PASSED);
    assertThat(RealPower.experiment(runs(8, 2)).checks().getFirst().outcome())
        .isEqualTo(Outcome.MISSED);
  }

  @Test
  void timeLeft_offByMoreThan15Percent_isMissed() {
    assertThat(timeLeft(Optional.of(stage(100, 90)))).isEqualTo(Outcome.PASSED);
    assertThat(timeLeft(Optional.of(stage(100, 80)))).isEqualTo(Outcome.MISSED);
    assertThat(timeLeft(Optional.of(stage(80, 100)))).isEqualTo(Outcome.MISSED);
    assertThat(timeLeft(Optional.empty())).isEqualTo(Outcome.PUBLISHED);
  }

  @Test
  void overhead_passesOnlyWithTheWholeIntervalWithinOnePercent() {
    assertThat(overhead(1.001, 1.002, 1.003, 1.002).outcome()).isEqualTo(Outcome.PASSED);
    assertThat(overhead(1.011, 1.012, 1.013, 1.012).outcome()).isEqualTo(Outcome.MISSED);
    assertThat(overhead(0.95, 1.05, 0.95, 1.05).outcome()).isEqualTo(Outcome.MISSED);
  }

  /** One cell of two arms by JMH's defaults: 2 · 5 · 10 · 10 s = 1000 s. */
  @Test
  void timeToPrecision_isComparedWithJmhsDefaults() {
    var standard = RealPower.plan(2, 1);
    var experiment = TimeToPrecision.of(standard, runs(1, 0));

    assertThat(experiment.figures().getOrDefault("one cell.stock minutes", 0.0))
        .isCloseTo(1000 / 60.0, within(1e-9));
    assertThat(experiment.figures().getOrDefault("one cell.minutes", 0.0))
        .isCloseTo(0.5, within(1e-9));
    // 5 blocks at this spread, of 3 forks of 1.5 s.
    assertThat(experiment.figures().getOrDefault("standard.minutes", 0.0))
        .isCloseTo(22.5 / 60, within(1e-9));
    assertThat(experiment.passed()).isTrue();
  }

  @Test
  void timeToPrecision_runThatNeverGotThere_isMissed() {
    var wide =
        new RealPower.Run(
            Verdict.INCONCLUSIVE,
            1.05,
            Optional.of(new Interval(0.9, 1.2)),
            100,
            Duration.ofSeconds(30),
            0.02,
            Optional.empty());

    assertThat(TimeToPrecision.of(RealPower.plan(2, 1), List.of(wide)).passed()).isFalse();
  }

  @Test
  void budgetTooSmall_isRefusedWithWhatWouldDo() {
    assertThatThrownBy(() -> RealCalibration.requireEnough(Duration.ofMinutes(10), MACHINE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a budget of 10.0 min is too small: 40 A/A pairs, 10 runs")
        .hasMessageContaining("--budget 20m");
    assertThat(RealCalibration.requireEnough(Duration.ofMinutes(25), MACHINE)).isEqualTo(1);
    assertThat(RealCalibration.requireEnough(Duration.ofMinutes(50), MACHINE)).isEqualTo(2);
  }

  private static RunRecord sameArms(int blocks, Drift drift) {
    return new SyntheticRuns(MACHINE, new Noise(0.01, 0.005, drift), 3)
        .allSame(List.of(Contenders.cell(Contenders.SAME)), blocks, new SplittableRandom(7));
  }

  private static List<RealPower.Run> runs(int found, int missed) {
    var runs = new ArrayList<>(Collections.nCopies(found, run(Verdict.WORSE, Optional.empty())));
    runs.addAll(Collections.nCopies(missed, run(Verdict.INCONCLUSIVE, Optional.empty())));
    return runs;
  }

  private static RealPower.Run run(Verdict verdict, Optional<StageWatch.Stage> second) {
    return new RealPower.Run(
        verdict,
        1.05,
        Optional.of(new Interval(1.02, 1.08)),
        8,
        Duration.ofSeconds(30),
        0.02,
        second);
  }

  private static StageWatch.Stage stage(long announcedSeconds, long takenSeconds) {
    return new StageWatch.Stage(
        Duration.ofSeconds(announcedSeconds), Duration.ofSeconds(takenSeconds));
  }

  private static Outcome timeLeft(Optional<StageWatch.Stage> second) {
    var experiment = RealPower.experiment(List.of(run(Verdict.WORSE, second)));
    return experiment.checks().get(1).outcome();
  }

  private static Check overhead(double... ratios) {
    var pairs = new ArrayList<RealOverhead.Pair>();
    for (double ratio : ratios) {
      pairs.add(new RealOverhead.Pair(5 * ratio, 5));
    }
    return RealOverhead.experiment(pairs).checks().getFirst();
  }
}
