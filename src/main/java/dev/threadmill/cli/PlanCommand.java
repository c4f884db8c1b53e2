package dev.threadmill.cli;

import dev.threadmill.analysis.FirstStage;
import dev.threadmill.plan.Spread;
import dev.threadmill.result.RunFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code run} would do. */
@Command(
    name = "plan",
    description = "Print what run would do with the same options, and run nothing.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private RequestOptions request = new RequestOptions();

  @Option(
      names = "--from",
      paramLabel = "RUN",
      description = "Take from an earlier run by how much blocks vary, to say what will be found.")
  private @Nullable Path from;

  @Override
  public Integer call() throws IOException {
    List<Spread> earlier =
        from == null ? List.of() : FirstStage.spreads(new RunFolder(from).read());
    var stdout = spec.commandLine().getOut();
    stdout.print(PlanText.of(request.plan(), earlier));
    stdout.flush();
    return ExitCode.OK;
  }
}
