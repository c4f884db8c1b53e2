/**
 * The JMH harnesses: one class asks one question. Every operation is checked, and a wrong answer
 * fails the fork.
 */
@NullMarked
package dev.threadmill.bench;

import org.jspecify.annotations.NullMarked;
