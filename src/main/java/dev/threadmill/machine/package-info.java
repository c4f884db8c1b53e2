/** What a result was measured on, and how much of it others used meanwhile. */
@NullMarked
package dev.threadmill.machine;

import org.jspecify.annotations.NullMarked;
