package dev.threadmill.calibrate;

import dev.threadmill.stats.Samples;
import dev.threadmill.stats.StudentT;
import dev.threadmill.stats.WelchRatio;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Other ways to tell whether two arms differ. They are here to be compared with, and nothing in the
 * suite judges by them.
 */
enum RivalJudge {
  /** What readers of JMH's tables do: its 99.9 % intervals of pooled iterations do not overlap. */
  JMH_INTERVALS("JMH's 99.9 % intervals of pooled iterations do not overlap") {
    @Override
    boolean claims(TwoArms arms, SplittableRandom random) {
      var first = StudentT.meanInterval(TwoArms.pooled(arms.first()), JMH_LEVEL).orElseThrow();
      var second = StudentT.meanInterval(TwoArms.pooled(arms.second()), JMH_LEVEL).orElseThrow();
      return first.high() < second.low() || second.high() < first.low();
    }
  },

  /** A t-test that takes each iteration for a replicate. */
  POOLED_T("t-test on pooled iterations, 5 %") {
    @Override
    boolean claims(TwoArms arms, SplittableRandom random) {
      return differ(TwoArms.pooled(arms.first()), TwoArms.pooled(arms.second()));
    }
  },

  /** The percentile bootstrap of the ratio of the means of forks. */
  BOOTSTRAP("percentile bootstrap of fork means, 95 %") {
    @Override
    boolean claims(TwoArms arms, SplittableRandom random) {
      double[] first = TwoArms.means(arms.first());
      double[] second = TwoArms.means(arms.second());
      double[] ratios = new double[RESAMPLES];
      for (int i = 0; i < RESAMPLES; i++) {
        ratios[i] = resampledMean(first, random) / resampledMean(second, random);
      }
      Arrays.sort(ratios);
      return ratios[TAIL] > 1 || ratios[RESAMPLES - 1 - TAIL] < 1;
    }
  },

  /** Forks as replicates, and no blocks. */
  WELCH("Welch's t-test on fork means, 5 %") {
    @Override
    boolean claims(TwoArms arms, SplittableRandom random) {
      return differ(TwoArms.means(arms.first()), TwoArms.means(arms.second()));
    }
  };

  private static final double ALPHA = 0.05;
  private static final double JMH_LEVEL = 0.999;
  private static final int RESAMPLES = 2000;

  /** So many resamples lie beyond each end of the 95 % interval. */
  private static final int TAIL = RESAMPLES / 40;

  private final String words;

  RivalJudge(String words) {
    this.words = words;
  }

  /** Returns what it does, in words. */
  String words() {
    return words;
  }

  /**
   * Returns whether it would call the two arms different.
   *
   * @param arms at least two forks each
   * @param random for the judge that draws
   */
  abstract boolean claims(TwoArms arms, SplittableRandom random);

  private static boolean differ(double[] first, double[] second) {
    return WelchRatio.of(first, second).p() < ALPHA;
  }

  private static double resampledMean(double[] values, SplittableRandom random) {
    double[] drawn = new double[values.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = values[random.nextInt(values.length)];
    }
    return Samples.mean(drawn);
  }
}
