/**
 * Turns a URL into the title of its page, or into a typed failure.
 *
 * <p>{@link dev.threadmill.fetch.Client} opens a {@link dev.threadmill.fetch.Fetcher} on one of the
 * JDK's HTTP clients or Apache's. Whichever it is, the same {@linkplain
 * dev.threadmill.fetch.FetchLimits limits} hold, the same request is sent, redirects are followed
 * by the same rules, and the same site gives the same {@link dev.threadmill.fetch.FetchOutcome}.
 * What a site does never ends in an exception.
 */
@NullMarked
package dev.threadmill.fetch;

import org.jspecify.annotations.NullMarked;
