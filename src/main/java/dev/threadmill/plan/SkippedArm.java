package dev.threadmill.plan;

import dev.threadmill.workload.Contender;

/**
 * A strategy that was asked for and does not run in a cell.
 *
 * @param contender the contender
 * @param reason one sentence for the report
 */
public record SkippedArm(Contender contender, String reason) {}
