/**
 * Turns a run and its analysis into what people read and programs take on: a page, Markdown, text,
 * tables and charts. Pure: the same run gives the same bytes; nothing here reads a clock or a file.
 */
@NullMarked
package dev.threadmill.report;

import org.jspecify.annotations.NullMarked;
