package dev.threadmill.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the requests of an open loop are spread over time. */
public enum Arrivals {
  /** Equally far apart. */
  CONSTANT,
  /** Independent of each other, as requests of many users are: the gaps are exponential. */
  POISSON;

  /** Returns the name on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the arrivals of that id.
   *
   * @throws IllegalArgumentException with one line naming the id and the valid ones
   */
  public static Arrivals parse(String id) {
    return Arrays.stream(values())
        .filter(a -> a.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown arrivals '%s': one of %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Arrivals::id)
                                .collect(Collectors.joining(", ")))));
  }
}
