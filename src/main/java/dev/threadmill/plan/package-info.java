/**
 * What is decided before anything runs: cells, arms, their order, times and the reason for each arm
 * that is left out. Pure: the same request and seed give the same plan.
 */
@NullMarked
package dev.threadmill.plan;

import org.jspecify.annotations.NullMarked;
