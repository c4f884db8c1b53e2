/**
 * The open loop: requests fired at times fixed beforehand, whether or not earlier ones have been
 * answered, and what became of each.
 *
 * <p>A closed loop, which asks again when it has been answered, asks least while the answers are
 * slowest, and so leaves out what it is meant to measure (coordinated omission).
 */
@NullMarked
package dev.threadmill.load;

import org.jspecify.annotations.NullMarked;
