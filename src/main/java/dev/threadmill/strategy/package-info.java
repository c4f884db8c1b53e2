/**
 * The contenders: every way to run a batch of tasks that Threadmill compares, behind one small
 * facade.
 *
 * <p>{@link dev.threadmill.strategy.StrategySpec} names a contender, {@link
 * dev.threadmill.strategy.BatchRunner} runs batches its way.
 */
@NullMarked
package dev.threadmill.strategy;

import org.jspecify.annotations.NullMarked;
