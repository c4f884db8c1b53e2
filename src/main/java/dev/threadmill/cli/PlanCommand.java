package dev.threadmill.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Override
  public Integer call() {
    var stdout = spec.commandLine().getOut();
    stdout.print(PlanText.of(request.plan()));
    stdout.flush();
    return ExitCode.OK;
  }
}
