package dev.threadmill.cli;

import dev.threadmill.handoff.Source;
import dev.threadmill.plan.Profile;
import dev.threadmill.result.Json;
import dev.threadmill.strategy.Strategy;
import dev.threadmill.workload.Parameter;
import dev.threadmill.workload.Workload;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What there is to choose from. */
@Command(
    name = "list",
    description = "List workloads with their parameters, strategies and profiles.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "As JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() {
    var stdout = spec.commandLine().getOut();
    if (json) {
      stdout.print(Json.writePretty(catalogue()));
    } else {
      print(stdout);
    }
    stdout.flush();
    return ExitCode.OK;
  }

  private static void print(PrintWriter out) {
    out.println("Workloads (--workload ID, -p NAME=VALUE):");
    for (Workload workload : Workload.values()) {
      out.printf("  %-20s %s%n", workload.id(), workload.description());
      for (Parameter parameter : workload.parameters()) {
        out.printf(
            "    %-18s %s (default %s)%n",
            parameter.name(), parameter.help(), parameter.defaultValue());
      }
    }
    out.println();
    out.println("Strategies (--strategy SPEC; K is a number of threads or tasks):");
    for (Strategy strategy : Strategy.values()) {
      String id = strategy.sized() ? strategy.id() + "[:K]" : strategy.id();
      out.printf("  %-20s %s%n", id, strategy.description());
    }
    out.println();
    out.println("Sources of handoff (--strategy SPEC):");
    for (Source source : Source.values()) {
      out.printf("  %-35s %s%n", source, source.description());
    }
    out.println();
    out.println("Profiles (--profile ID):");
    for (Profile profile : Profile.values()) {
      var m = profile.measurement();
      out.printf(
          "  %-20s %d blocks; a fork is %d × %d ms of warm-up and %d × %d ms measured%n",
          profile.id(),
          profile.blocks(),
          m.warmupIterations(),
          m.warmupMillis(),
          m.iterations(),
          m.iterationMillis());
    }
  }

  private static Catalogue catalogue() {
    return new Catalogue(
        Stream.of(Workload.values())
            .map(
                w ->
                    new WorkloadEntry(
                        w.id(),
                        w.description(),
                        w.parameters().stream()
                            .map(p -> new ParameterEntry(p.name(), p.defaultValue(), p.help()))
                            .toList()))
            .toList(),
        Stream.of(Strategy.values())
            .map(s -> new StrategyEntry(s.id(), s.label(), s.description(), s.sized()))
            .toList(),
        Stream.of(Source.values())
            .map(s -> new SourceEntry(s.toString(), s.label(), s.description()))
            .toList(),
        Stream.of(Profile.values()).map(Profile::id).toList());
  }

  private record Catalogue(
      List<WorkloadEntry> workloads,
      List<StrategyEntry> strategies,
      List<SourceEntry> sources,
      List<String> profiles) {}

  private record WorkloadEntry(String id, String description, List<ParameterEntry> parameters) {}

  private record ParameterEntry(String name, String defaultValue, String help) {}

  private record SourceEntry(String id, String label, String description) {}

  private record StrategyEntry(String id, String label, String description, boolean sized) {}
}
