package dev.threadmill.chart;

/**
 * A JavaScript file that takes part in drawing.
 *
 * @param name the file's name, for messages
 * @param source its text
 */
public record ChartScript(String name, String source) {}
