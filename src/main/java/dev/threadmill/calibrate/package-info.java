/**
 * The suite measures itself: how often it claims what is not there, how often it finds what is, and
 * what other ways to judge make of the same forks.
 */
@NullMarked
package dev.threadmill.calibrate;

import org.jspecify.annotations.NullMarked;
