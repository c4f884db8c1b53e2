package dev.threadmill.plan;

/**
 * What the first stage says about how much longer to measure a cell.
 *
 * @param cell the cell's id
 * @param logSd the largest standard deviation, over the contenders, of the logarithms of a block's
 *     ratios to the baseline; 0 if there is nothing to compare
 * @param blockMillis how long a block of the cell took, on average
 */
public record Spread(String cell, double logSd, long blockMillis) {}
