/**
 * Draws charts on the JVM: runs chart definitions written in JavaScript, and ECharts with them, and
 * returns SVG that stands alone.
 */
@NullMarked
package dev.threadmill.chart;

import org.jspecify.annotations.NullMarked;
