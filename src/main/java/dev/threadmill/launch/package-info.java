/**
 * Where things happen: the lock, the site farms, the JMH forks with their time limits, progress,
 * and the raw files. It decides nothing about order and nothing about meaning.
 */
@NullMarked
package dev.threadmill.launch;

import org.jspecify.annotations.NullMarked;
