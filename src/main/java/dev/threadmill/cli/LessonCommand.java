package dev.threadmill.cli;

import dev.threadmill.farm.FarmConfig;
import dev.threadmill.farm.FarmProcess;
import dev.threadmill.lesson.Lesson;
import dev.threadmill.lesson.LessonPages;
import dev.threadmill.strategy.StrategySpec;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The lessons that the workloads come from. */
@Command(
    name = "lesson",
    description = "Replay one of the lessons that the workloads come from; list them without NAME.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class LessonCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Which one.")
  private @Nullable String name;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "URL",
      description = "For fetch and titles: pages to take instead of those of a site farm.")
  private List<String> urls = List.of();

  @Option(
      names = "--strategy",
      paramLabel = "SPEC",
      description = {
        "For all but generator, itertools and coroutine: how to run the tasks",
        "(default: platform-pool; for fetch and titles platform-pool:10)."
      })
  private @Nullable String strategy;

  @Override
  public Integer call() throws Exception {
    var stdout = spec.commandLine().getOut();
    boolean complete = true;
    if (name == null) {
      list(stdout);
    } else {
      complete = replay(Lesson.parse(name), stdout);
    }
    stdout.flush();
    return complete ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private static void list(PrintWriter out) {
    for (Lesson lesson : Lesson.values()) {
      out.printf("%-14s %s%n", lesson.id(), lesson.summary());
    }
  }

  private boolean replay(Lesson lesson, PrintWriter out) throws Exception {
    var chosen = strategyOf(lesson);
    var pages = urls.stream().map(TitlesCommand::uri).toList();
    if (!lesson.takesPages() && !pages.isEmpty()) {
      throw new IllegalArgumentException(
          "lesson '%s' takes no URL, and '%s' is one".formatted(lesson.id(), urls.getFirst()));
    }
    if (!lesson.takesPages() || !pages.isEmpty()) {
      return lesson.replay(out, chosen, pages);
    }
    try (var farm = FarmProcess.start(FarmConfig.of(LessonPages.sites()))) {
      List<URI> served = LessonPages.of(farm.baseUri());
      return lesson.replay(out, chosen, served);
    }
  }

  private StrategySpec strategyOf(Lesson lesson) {
    if (strategy == null) {
      return lesson.defaultStrategy();
    }
    var chosen = StrategySpec.parse(strategy);
    lesson.admit(chosen);
    return chosen;
  }
}
