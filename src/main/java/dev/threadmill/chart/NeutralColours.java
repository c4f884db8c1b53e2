package dev.threadmill.chart;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The few colours that differ between light and dark: text, lines and grounds. What is drawn in the
 * light ones is swapped by CSS where the reader prefers dark.
 */
record NeutralColours(Map<String, String> light, Map<String, String> dark) {

  /** Returns the style sheet that does the swap. */
  String css() {
    return light.keySet().stream()
        .flatMap(name -> Stream.of(swap("fill", name), swap("stroke", name)))
        .collect(Collectors.joining("", "@media (prefers-color-scheme:dark){", "}"));
  }

  private String swap(String attribute, String name) {
    return "[%1$s=\"%2$s\"]{%1$s:%3$s}".formatted(attribute, light.get(name), dark.get(name));
  }
}
