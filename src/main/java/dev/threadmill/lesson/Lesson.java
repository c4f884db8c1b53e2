package dev.threadmill.lesson;

import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.WrongResultException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** The lessons, in the order of the course. */
public enum Lesson {
  GENERATOR(
      Needs.NOTHING, "A body that yields its elements one at a time, when they are asked for."),

  ITERTOOLS(Needs.NOTHING, "takewhile, filter, accumulate, chain, product and groupby, lazily."),

  COROUTINE(Needs.NOTHING, "A dialogue of two: 10 comes out, 20 goes in, -10 comes out."),

  MAP(Needs.A_BATCH, "Sums of 1 to n by many workers, their results in the order of the list."),

  AS_COMPLETED(Needs.AN_EXECUTOR, "The same as futures, each result as soon as it is there."),

  WAIT(Needs.AN_EXECUTOR, "The same with a time limit: what is done, what is not, and its end."),

  FETCH(Needs.PAGES, "The first bytes of five pages, and the threads that fetch them; gathered."),

  TITLES(Needs.PAGES, "The titles of five pages, parsed by jsoup; gathered.");

  /** What a lesson is replayed on. */
  private enum Needs {
    NOTHING,
    A_BATCH,
    AN_EXECUTOR,
    PAGES;

    boolean admit(Strategy strategy) {
      return switch (this) {
        case NOTHING -> false;
        case A_BATCH, PAGES -> !strategy.nonBlocking();
        case AN_EXECUTOR -> strategy.hasExecutor();
      };
    }
  }

  private final Needs needs;
  private final String summary;

  Lesson(Needs needs, String summary) {
    this.needs = needs;
    this.summary = summary;
  }

  /**
   * Returns the lesson of this id.
   *
   * @throws IllegalArgumentException if there is none; one line that names the valid ones
   */
  public static Lesson parse(String id) {
    for (Lesson lesson : values()) {
      if (lesson.id().equals(id)) {
        return lesson;
      }
    }
    throw new IllegalArgumentException(
        "unknown lesson '%s': one of %s"
            .formatted(
                id, Arrays.stream(values()).map(Lesson::id).collect(Collectors.joining(", "))));
  }

  /** Returns the name used on the command line, such as {@code as-completed}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns what the lesson shows, in one sentence. */
  public String summary() {
    return summary;
  }

  /** Returns whether the lesson runs on a strategy of the user's choice. */
  public boolean takesStrategy() {
    return needs != Needs.NOTHING;
  }

  /** Returns whether the lesson fetches pages. */
  public boolean takesPages() {
    return needs == Needs.PAGES;
  }

  /** Returns the strategy nearest to the course: a pool, of ten workers where they fetch. */
  public StrategySpec defaultStrategy() {
    return StrategySpec.parse(takesPages() ? "platform-pool:10" : "platform-pool");
  }

  /**
   * Checks that the lesson runs on a strategy.
   *
   * @throws IllegalArgumentException if it does not; one line that names those that would do
   */
  public void admit(StrategySpec spec) {
    if (needs.admit(spec.strategy())) {
      return;
    }
    if (!takesStrategy()) {
      throw new IllegalArgumentException(
          "lesson '%s' takes no strategy, and '%s' is one".formatted(id(), spec));
    }
    var valid =
        Arrays.stream(Strategy.values())
            .filter(needs::admit)
            .map(Strategy::id)
            .collect(Collectors.joining(", "));
    throw new IllegalArgumentException(
        "lesson '%s' cannot run on strategy '%s': one of %s".formatted(id(), spec, valid));
  }

  /**
   * Writes the lesson's transcript.
   *
   * @param strategy what runs the tasks, of no account if the lesson {@linkplain #takesStrategy()
   *     takes none}
   * @param pages what to fetch, of no account if the lesson {@linkplain #takesPages() takes none}
   * @return false if some page could not be had; the transcript says which and why
   * @throws IllegalArgumentException as {@link #admit}
   */
  public boolean replay(PrintWriter out, StrategySpec strategy, List<URI> pages)
      throws BatchFailedException, ExecutionException, InterruptedException, WrongResultException {
    if (takesStrategy()) {
      admit(strategy);
    }
    switch (this) {
      case GENERATOR -> GeneratorLesson.replay(out);
      case ITERTOOLS -> ItertoolsLesson.replay(out);
      case COROUTINE -> CoroutineLesson.replay(out);
      case MAP -> MapLesson.replay(out, strategy);
      case AS_COMPLETED -> AsCompletedLesson.replay(out, strategy);
      case WAIT -> WaitLesson.replay(out, strategy);
      case FETCH -> {
        return FetchLesson.replay(out, strategy, pages);
      }
      case TITLES -> {
        return TitlesLesson.replay(out, strategy, pages);
      }
    }
    return true;
  }
}
