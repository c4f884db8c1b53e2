/**
 * Work with a known answer, which every strategy runs in the same amount.
 *
 * <p>A workload makes {@linkplain dev.threadmill.workload.Batch batches} and checks their results;
 * it knows nothing about how a batch is run.
 */
@NullMarked
package dev.threadmill.workload;

import org.jspecify.annotations.NullMarked;
