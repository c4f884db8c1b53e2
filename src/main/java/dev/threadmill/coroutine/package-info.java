/**
 * Generators and coroutines written as straight-line code, and lazy tools over iterators.
 *
 * <p>A {@linkplain dev.threadmill.coroutine.Generator generator} yields a sequence; a {@linkplain
 * dev.threadmill.coroutine.Coroutine coroutine} holds a dialogue. Both run their body on a
 * {@linkplain dev.threadmill.coroutine.Carrier carrier} chosen per instance.
 */
@NullMarked
package dev.threadmill.coroutine;

import org.jspecify.annotations.NullMarked;
