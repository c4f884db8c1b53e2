package dev.threadmill.analysis;

/**
 * What the rules look at.
 *
 * @param forks the cell's forks
 * @param analysis what was made of them
 * @param processors the processors that the forks saw
 * @param iterationMillis how long a scored iteration was meant to take
 */
record CellEvidence(CellForks forks, CellAnalysis analysis, int processors, int iterationMillis) {}
