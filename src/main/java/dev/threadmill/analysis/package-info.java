/**
 * What a run means: estimates, comparisons with the baseline, verdicts, bounds and findings. Pure:
 * reads a run record, touches no file.
 */
@NullMarked
package dev.threadmill.analysis;

import org.jspecify.annotations.NullMarked;
