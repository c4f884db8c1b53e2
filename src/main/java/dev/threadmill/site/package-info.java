/**
 * The sites of the farm as data: titles, pages, charsets, latencies and faults, all derived from an
 * index and a seed.
 *
 * <p>Nothing here listens, connects or sleeps. Whoever serves the sites and whoever checks what was
 * fetched derive the same answers from the same {@link dev.threadmill.site.Sites}.
 */
@NullMarked
package dev.threadmill.site;

import org.jspecify.annotations.NullMarked;
