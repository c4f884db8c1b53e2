package dev.threadmill.plan;

import static java.util.stream.Collectors.joining;

import dev.threadmill.handoff.Source;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The contenders of every kind, and which work each of them does. */
public final class Contenders {
  private static final Pattern SIZES =
      Pattern.compile("(?<strategy>[^:]+):(?<least>\\d+)\\.\\.(?<most>\\d+)");

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

  /**
   * Returns the contenders of that text: the one that {@link #parse} returns, or for a range of
   * sizes such as {@code platform-pool:10..1000} one of each size in steps of 1, 2, 5, with both
   * ends.
   *
   * @throws IllegalArgumentException with one line that names the text and what would do
   */
  public static List<Contender> parseAll(String text) {
    var range = SIZES.matcher(text);
    if (!range.matches()) {
      return List.of(parse(text));
    }
    String strategy = range.group("strategy");
    int least = sizeOf(strategy, range.group("least"));
    int most = sizeOf(strategy, range.group("most"));
    if (least >= most) {
      throw new IllegalArgumentException(
          "'%s' is not a range of sizes: the smaller first, such as %s:10..1000"
              .formatted(text, strategy));
    }
    var sizes = new TreeSet<>(Set.of(least, most));
    for (long step = 1; step < most; step *= 10) {
      LongStream.of(step, 2 * step, 5 * step)
          .filter(size -> size > least && size < most)
          .forEach(size -> sizes.add((int) size));
    }
    return sizes.stream().map(size -> parse(strategy + ":" + size)).toList();
  }

  private static int sizeOf(String strategy, String size) {
    return StrategySpec.parse(strategy + ":" + size).size().orElseThrow();
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
