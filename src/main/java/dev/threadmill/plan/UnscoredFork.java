package dev.threadmill.plan;

/**
 * A fork that looks at an arm with means that would disturb a score, and has none: it belongs to no
 * block.
 *
 * @param cell the cell's {@linkplain Cell#id() id}
 * @param arm the arm's {@linkplain Arm#id() id}
 */
public record UnscoredFork(String cell, String arm) {}
