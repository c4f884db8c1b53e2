package dev.threadmill.plan;

import static java.util.stream.Collectors.joining;

import dev.threadmill.handoff.Source;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.util.Arrays;
import java.util.Optional;

/** The contenders of every kind, and which work each of them does. */
public final class Contenders {
  private Contenders() {}

  /**
   * Returns the contender of that text, of whatever kind.
   *
   * @throws IllegalArgumentException with one line that names the text and what would do
   */
  public static Contender parse(String text) {
    Optional<? extends Contender> source = Source.find(text);
    return source.isPresent() ? source.get() : strategy(text);
  }

  private static Contender strategy(String text) {
    try {
      return StrategySpec.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s; the sources of handoff are %s"
              .formatted(
                  e.getMessage(),
                  Arrays.stream(Source.values()).map(Source::toString).collect(joining(", "))),
          e);
    }
  }

  /** Returns whether the workload is one that the contender does. */
  static boolean fits(Contender contender, Workload workload) {
    return switch (workload) {
      case SUM_LIST,
          SUM_GRAIN,
          TITLES,
          TITLES_LOAD,
          COLLECT,
          RING,
          SKYNET,
          FOOTPRINT,
          FAIRNESS,
          PINNING ->
          contender instanceof StrategySpec;
      case HANDOFF -> contender instanceof Source;
    };
  }
}
