package dev.threadmill.calibrate;

import java.util.SplittableRandom;

/**
 * How a machine's speed changes while a run is on, as forks that come one after the other see it.
 */
sealed interface Drift {

  /**
   * Returns what the drift adds to the logarithm of the time of each fork, in run order.
   *
   * @param forks at least 1
   */
  double[] path(int forks, SplittableRandom random);

  /** The machine stays as it is. */
  record None() implements Drift {
    @Override
    public double[] path(int forks, SplittableRandom random) {
      return new double[forks];
    }
  }

  /**
   * Slower and slower, by the same factor from each fork to the next.
   *
   * @param share by how much the last fork is slower than the first, such as 0.05
   */
  record Linear(double share) implements Drift {
    @Override
    public double[] path(int forks, SplittableRandom random) {
      double[] path = new double[forks];
      for (int i = 1; i < forks; i++) {
        path[i] = Math.log1p(share) * i / (forks - 1);
      }
      return path;
    }
  }

  /**
   * Slow wandering: what one fork met is mostly what the next one meets (first-order
   * autoregression, started in its stationary state).
   *
   * @param phi the correlation of neighbours, below 1
   * @param sd the standard deviation over a long time, of logarithms
   */
  record AutoRegressive(double phi, double sd) implements Drift {
    @Override
    public double[] path(int forks, SplittableRandom random) {
      double[] path = new double[forks];
      path[0] = sd * random.nextGaussian();
      double innovation = sd * Math.sqrt(1 - phi * phi);
      for (int i = 1; i < forks; i++) {
        path[i] = phi * path[i - 1] + innovation * random.nextGaussian();
      }
      return path;
    }
  }

  /**
   * Slower from some fork on, drawn with equal chances from all but the first.
   *
   * @param share by how much, such as 0.05
   */
  record Step(double share) implements Drift {
    @Override
    public double[] path(int forks, SplittableRandom random) {
      double[] path = new double[forks];
      int from = forks == 1 ? 1 : 1 + random.nextInt(forks - 1);
      for (int i = from; i < forks; i++) {
        path[i] = Math.log1p(share);
      }
      return path;
    }
  }
}
