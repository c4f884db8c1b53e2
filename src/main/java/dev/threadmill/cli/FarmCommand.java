package dev.threadmill.cli;

import dev.threadmill.farm.Farm;
import dev.threadmill.farm.FarmConfig;
import dev.threadmill.farm.Stall;
import dev.threadmill.site.Fault;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The site farm alone. */
@Command(
    name = "farm",
    description =
        "Serve the site farm until interrupted: /site/0, /site/1 and so on, and hostile sites at"
            + " /fault/ID.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class FarmCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", paramLabel = "N", description = "0 takes any free one (default: 0).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "What to listen on (default: 127.0.0.1).")
  private String bind = "127.0.0.1";

  @Option(names = "--sites", paramLabel = "N", description = "How many sites (default: 1000).")
  private int sites = Sites.defaults().count();

  @Option(
      names = "--page-bytes",
      paramLabel = "N",
      description = "The size of a page (default: 4096).")
  private int pageBytes = Sites.defaults().pageBytes();

  @Option(
      names = "--latency",
      paramLabel = "SPEC",
      description = "100ms, lognormal:100ms:0.5 or pareto:100ms:1.5:5s (default: 0ms).")
  private String latency = "0ms";

  @Option(names = "--seed", paramLabel = "N", description = "Draws titles and pages (default: 1).")
  private long seed = Sites.defaults().seed();

  @Option(
      names = "--faults",
      paramLabel = "SHARE",
      description = "How many of the sites are hostile, such as 5%% (default: 0%%).")
  private String faults = "0%";

  @Option(names = "--list-faults", description = "Print what hostile sites do, and end.")
  private boolean listFaults;

  @Option(
      names = "--stall",
      paramLabel = "SPEC",
      description = "200ms@5s: 200 ms of silence every 5 s from the first request on.")
  private @Nullable String stall;

  @Override
  public Integer call() throws Exception {
    var stdout = spec.commandLine().getOut();
    if (listFaults) {
      print(stdout);
      return ExitCode.OK;
    }
    var config =
        new FarmConfig(new Sites(sites, pageBytes, Latency.parse(latency), seed), bind, port)
            .withFaultShare(FarmConfig.parseShare(faults));
    var stalling = stall == null ? config : config.withStall(Stall.parse(stall));
    try (var farm = Farm.open(stalling)) {
      stdout.println("ready " + farm.baseUri());
      stdout.flush();
      new CountDownLatch(1).await();
    }
    return ExitCode.OK;
  }

  private static void print(PrintWriter out) {
    for (var fault : Fault.values()) {
      out.println(
          String.format(
              Locale.ROOT,
              "%-29s %-20s the site %s",
              fault.path(),
              fault.failure().orElse("a title"),
              fault.sentence()));
    }
    out.flush();
  }
}
