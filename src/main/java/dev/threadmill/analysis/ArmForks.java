package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/**
 * The forks of one arm.
 *
 * @param arm the contender
 * @param measured its forks with a score, in run order
 * @param failures why each of its other forks has none, in run order
 */
record ArmForks(Arm arm, List<MeasuredFork> measured, List<String> failures) {

  /**
   * A fork with a score.
   *
   * @param fork what was recorded of it
   * @param iterations its scored iterations, in order; never empty
   * @param score its mean time per operation, positive and finite
   */
  record MeasuredFork(ForkRecord fork, List<Iteration> iterations, double score) {}

  /**
   * Sorts the forks of one arm of one cell into those with a score and those without.
   *
   * @param extraWarmup how many of the scored iterations to leave out at the beginning
   */
  static ArmForks of(Arm arm, List<ForkRecord> forks, int extraWarmup) {
    var measured = new ArrayList<MeasuredFork>();
    var failures = new ArrayList<String>();
    for (ForkRecord fork : forks) {
      switch (fork.outcome()) {
        case ForkOutcome.Measured outcome -> {
          var scored =
              outcome.iterations().stream().filter(i -> !i.warmup()).skip(extraWarmup).toList();
          double score = Iteration.meanScore(scored);
          if (score > 0 && Double.isFinite(score)) {
            measured.add(new MeasuredFork(fork, scored, score));
          } else {
            failures.add("a score of " + score + " is not a measurement");
          }
        }
        case ForkOutcome.Failed outcome -> failures.add(outcome.reason());
      }
    }
    return new ArmForks(arm, List.copyOf(measured), List.copyOf(failures));
  }

  double[] scores() {
    return measured.stream().mapToDouble(MeasuredFork::score).toArray();
  }

  SortedMap<Integer, Double> scoresByBlock() {
    var scores = new TreeMap<Integer, Double>();
    for (MeasuredFork fork : measured) {
      scores.put(fork.fork().fork().block(), fork.score());
    }
    return scores;
  }

  /**
   * Returns one value per fork that has the metric: the highest for a peak, the last for what the
   * harness keeps over all scored iterations, the mean over operations for anything else. Values
   * that are negative or not finite are how harnesses say "unknown".
   */
  double[] values(Metric metric) {
    return measured.stream().flatMapToDouble(fork -> value(fork, metric)).toArray();
  }

  /** Returns the same by block. */
  SortedMap<Integer, Double> valuesByBlock(Metric metric) {
    var values = new TreeMap<Integer, Double>();
    for (MeasuredFork fork : measured) {
      value(fork, metric).forEach(value -> values.put(fork.fork().fork().block(), value));
    }
    return values;
  }

  private static DoubleStream value(MeasuredFork fork, Metric metric) {
    double highest = 0;
    double total = 0;
    double last = 0;
    long ops = 0;
    for (Iteration iteration : fork.iterations()) {
      double value = Objects.requireNonNullElse(iteration.metrics().get(metric.key()), -1.0);
      if (value >= 0 && Double.isFinite(value)) {
        highest = Math.max(highest, value);
        last = value;
        total += value * iteration.ops();
        ops += iteration.ops();
      }
    }
    if (ops == 0) {
      return DoubleStream.empty();
    }
    return DoubleStream.of(
        switch (metric.over()) {
          case MEAN -> total / ops;
          case HIGHEST -> highest;
          case LAST -> last;
        });
  }
}
