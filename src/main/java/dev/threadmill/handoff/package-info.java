/**
 * Elements that come from somewhere else, pulled one by one: the sources that are compared, and the
 * ways of handing an element from one thread to another that they are measured beside.
 */
@NullMarked
package dev.threadmill.handoff;

import org.jspecify.annotations.NullMarked;
