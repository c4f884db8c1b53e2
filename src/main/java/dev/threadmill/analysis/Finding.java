package dev.threadmill.analysis;

import java.util.Optional;

/**
 * Something a reader must know before trusting a number.
 *
 * @param rule the rule's name in capitals, such as {@code FARM_LATE}
 * @param cell the id of the cell it speaks of; empty for the whole run
 * @param sentence what was seen and what to do about it
 */
public record Finding(String rule, Optional<String> cell, String sentence) {}
