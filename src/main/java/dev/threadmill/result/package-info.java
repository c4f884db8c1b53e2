/**
 * What was measured, and its files: a versioned manifest, an append-only journal, and the record
 * that is read back from them, complete or cut short.
 */
@NullMarked
package dev.threadmill.result;

import org.jspecify.annotations.NullMarked;
