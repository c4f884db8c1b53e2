package dev.threadmill.analysis;

/**
 * The best makespan that physics allows an arm here.
 *
 * @param value in the unit of the cell's scores
 * @param reason what sets it, in a few words, such as {@code best schedule on 2 processors}
 */
public record Bound(double value, String reason) {}
