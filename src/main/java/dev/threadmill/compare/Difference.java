package dev.threadmill.compare;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Something about how the two sides were measured that is not the same.
 *
 * @param fact what it is, such as {@code JVM version}
 * @param base its value on the base side
 * @param head its value on the other
 */
public record Difference(String fact, String base, String head) {

  /** Returns what differs in any of the rows; what only one side tells is no difference. */
  static List<Difference> of(Collection<Row> rows) {
    var differences = new LinkedHashSet<Difference>();
    for (Row row : rows) {
      row.base()
          .facts()
          .forEach(
              (fact, value) -> {
                String other = row.head().facts().getOrDefault(fact, value);
                if (!other.equals(value)) {
                  differences.add(new Difference(fact, value, other));
                }
              });
    }
    return List.copyOf(differences);
  }

  /** Returns the differences as one line. */
  public static String sentence(List<Difference> differences) {
    return differences.stream()
        .map(d -> "%s: '%s', then '%s'".formatted(d.fact, d.base, d.head))
        .collect(joining("; "));
  }
}
