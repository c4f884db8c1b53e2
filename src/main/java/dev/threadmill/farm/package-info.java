/**
 * The site farm: an HTTP/1.1 server that plays many slow sites on one event loop and reports how
 * well it did so.
 *
 * <p>The farm runs in a process of its own ({@link dev.threadmill.farm.FarmProcess}), so that its
 * work is not counted as the client's. {@link dev.threadmill.farm.FarmMain} is that process.
 */
@NullMarked
package dev.threadmill.farm;

import org.jspecify.annotations.NullMarked;
