/**
 * The checks before a run: whether this machine and this JVM can do what is asked, and whether what
 * they measure can be trusted.
 */
@NullMarked
package dev.threadmill.machine.check;

import org.jspecify.annotations.NullMarked;
