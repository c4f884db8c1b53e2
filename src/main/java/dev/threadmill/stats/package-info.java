/** Arithmetic on {@code double[]}: moments, intervals, tests, multiplicity. Pure. */
@NullMarked
package dev.threadmill.stats;

import org.jspecify.annotations.NullMarked;
