package dev.threadmill.chart;

/**
 * A drawn figure.
 *
 * @param id the figure's name, unique in its run and fit for a file name
 * @param title what the figure shows, as a sentence
 * @param desc the figure in words, for readers who do not see it
 * @param width in CSS pixels
 * @param height in CSS pixels
 * @param svg a complete SVG document, in colours that follow the reader's light or dark setting;
 *     ids in it start with the figure's id, so that several figures may stand in one page
 * @param optionJson the ECharts option as JSON, its functions left out
 */
public record Figure(
    String id, String title, String desc, int width, int height, String svg, String optionJson) {}
