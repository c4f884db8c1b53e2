package dev.threadmill.lesson;

import dev.threadmill.fetch.Client;
import dev.threadmill.fetch.FetchLimits;
import dev.threadmill.fetch.FetchOutcome;
import dev.threadmill.lesson.Gathering.Found;
import dev.threadmill.strategy.BatchFailedException;
import dev.threadmill.strategy.StrategySpec;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** The titles of pages, by the client and the parser that the workload of that name measures. */
final class TitlesLesson {

  private TitlesLesson() {}

  static boolean replay(PrintWriter out, StrategySpec strategy, List<URI> pages)
      throws BatchFailedException, InterruptedException {
    try (var runner = strategy.open();
        var fetcher = Client.JDK.open(FetchLimits.defaults(), pages.size(), runner.callbacks())) {
      return new Gathering(out, pages, page -> found(fetcher.fetch(page))).gather(runner);
    }
  }

  private static Found found(FetchOutcome outcome) {
    return switch (outcome) {
      case FetchOutcome.Titled titled -> new Found(titled.title(), true);
      case FetchOutcome.Failed failed ->
          Found.failure("%s (%s)".formatted(failed.kind().id(), failed.detail()));
    };
  }
}
