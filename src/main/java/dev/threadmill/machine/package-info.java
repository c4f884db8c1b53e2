/**
 * What a result was measured on, and the checks before a run: whether this machine and this JVM can
 * do what is asked.
 */
@NullMarked
package dev.threadmill.machine;

import org.jspecify.annotations.NullMarked;
