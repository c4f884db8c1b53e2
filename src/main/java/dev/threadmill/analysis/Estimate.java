package dev.threadmill.analysis;

import dev.threadmill.stats.Interval;
import java.util.Optional;

/**
 * A quantity estimated from forks.
 *
 * @param value the point estimate: the geometric mean over forks
 * @param interval its 95 % confidence interval; empty for fewer than two forks, which say nothing
 *     about how forks differ
 * @param n the forks it rests on
 */
public record Estimate(double value, Optional<Interval> interval, int n) {}
