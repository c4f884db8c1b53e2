/**
 * Compares two runs, or two JMH result files, benchmark by benchmark: unpaired, because the two
 * were measured at different times.
 */
@NullMarked
package dev.threadmill.compare;

import org.jspecify.annotations.NullMarked;
