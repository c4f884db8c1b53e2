package dev.threadmill.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One iteration of a fork, as JMH reported it.
 *
 * @param warmup whether it belongs to the warm-up: kept, never scored
 * @param index its place among the fork's warm-up or measured iterations, from 0
 * @param score the time of one operation, in {@code unit}
 * @param unit the unit of the score, such as {@code ms/op}
 * @param ops the operations that the score is the mean of
 * @param metrics what the harness measured beside the score, by name; the unit is part of the name,
 *     as in {@link Metric}
 */
public record Iteration(
    boolean warmup, int index, double score, String unit, long ops, Map<String, Double> metrics) {

  public Iteration {
    metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
  }

  /** Returns the mean score of some iterations over all of their operations. */
  public static double meanScore(List<Iteration> iterations) {
    double total = 0;
    long ops = 0;
    for (Iteration i : iterations) {
      total += i.score() * i.ops();
      ops += i.ops();
    }
    return total / ops;
  }
}
