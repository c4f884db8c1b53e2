package dev.threadmill.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The suite is compared with these judges: one that is worse than the original would flatter the
 * suite. The forks are made by hand; the reasoning stands at each.
 */
final class RivalJudgeTest {

  /** Forks differ by 10 and their iterations by 1: each arm's mean is anybody's guess. */
  private static final TwoArms FORKS_VARY =
      new TwoArms(
          List.of(fork(100), fork(104), fork(108), fork(112)),
          List.of(fork(106), fork(110), fork(114), fork(118)));

  private static final TwoArms FAR_APART =
      new TwoArms(
          List.of(fork(100), fork(101), fork(100), fork(101)),
          List.of(fork(120), fork(121), fork(120), fork(121)));

  private static final TwoArms EQUAL =
      new TwoArms(List.of(fork(100), fork(104)), List.of(fork(104), fork(100)));

  @Test
  void farApart_everyJudgeClaims() {
    assertThat(claiming(FAR_APART)).containsExactly(RivalJudge.values());
  }

  @Test
  void equal_noJudgeClaims() {
    assertThat(claiming(EQUAL)).isEmpty();
  }

  /**
   * Means 106 and 112, standard deviation of forks 5.2: t = 6 / (5.2 · √(2/4)) = 1.6 with 6 degrees
   * of freedom is p = 0.15; the same with 20 iterations an arm is t = 4, p = 0.0003. JMH's
   * intervals, 3.88 · 4.8 / √20 = 4.1 to either side, overlap.
   */
  @Test
  void forksVary_onlyWhoCountsIterationsClaims() {
    assertThat(claiming(FORKS_VARY)).contains(RivalJudge.POOLED_T);
    assertThat(claiming(FORKS_VARY)).doesNotContain(RivalJudge.WELCH, RivalJudge.JMH_INTERVALS);
  }

  /**
   * Three forks each, all of one arm below all of the other: every resample agrees. Welch does not:
   * means 100.97 and 102.4, standard errors 0.58 and 0.25, t = 1.43 / 0.63 = 2.3 with three degrees
   * of freedom or less is p = 0.1.
   */
  @Test
  void threeForks_bootstrapIsTooSure() {
    var three =
        new TwoArms(
            List.of(fork(100), fork(100.9), fork(102)),
            List.of(fork(102.1), fork(102.9), fork(102.2)));

    assertThat(claiming(three)).contains(RivalJudge.BOOTSTRAP).doesNotContain(RivalJudge.WELCH);
  }

  private static List<RivalJudge> claiming(TwoArms arms) {
    return Stream.of(RivalJudge.values())
        .filter(judge -> judge.claims(arms, new SplittableRandom(1)))
        .toList();
  }

  /** Five iterations about a level. */
  private static double[] fork(double level) {
    return new double[] {level - 0.5, level - 0.25, level, level + 0.25, level + 0.5};
  }
}
