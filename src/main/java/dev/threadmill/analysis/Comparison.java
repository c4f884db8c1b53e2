package dev.threadmill.analysis;

/**
 * An arm against the baseline of its cell, paired by block.
 *
 * @param ratio the arm's score divided by the baseline's; for times, below 1 is faster
 * @param p the two-sided p-value of "no difference", adjusted by Holm for all comparisons of the
 *     cell; 1 if it cannot be computed
 * @param verdict what the report says
 */
public record Comparison(Estimate ratio, double p, Verdict verdict) {}
