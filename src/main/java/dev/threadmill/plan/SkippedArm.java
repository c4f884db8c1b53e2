package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;

/**
 * A strategy that was asked for and does not run in a cell.
 *
 * @param strategy the strategy
 * @param reason one sentence for the report
 */
public record SkippedArm(StrategySpec strategy, String reason) {}
