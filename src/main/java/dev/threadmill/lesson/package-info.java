/**
 * The lessons that the workloads come from, replayed in Java: what they print, printed again.
 *
 * <p>docs/decisions/0009-lessons.md says what stands for what.
 */
@NullMarked
package dev.threadmill.lesson;

import org.jspecify.annotations.NullMarked;
