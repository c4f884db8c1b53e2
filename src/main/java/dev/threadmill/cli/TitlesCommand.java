package dev.threadmill.cli;

import dev.threadmill.fetch.AsyncFetcher;
import dev.threadmill.fetch.Client;
import dev.threadmill.fetch.FailureKind;
import dev.threadmill.fetch.FetchLimits;
import dev.threadmill.fetch.FetchOutcome;
import dev.threadmill.fetch.Fetcher;
import dev.threadmill.result.Json;
import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.AsyncBatch;
import dev.threadmill.workload.Batch;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The titles of real pages, fetched by a strategy of the user's choice. */
@Command(
    name = "titles",
    description = "Fetch the titles of the given URLs; exit code 3 if some could not be had.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TitlesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "URL", arity = "0..*", description = "http or https.")
  private List<String> urls = List.of();

  @Option(names = "--file", paramLabel = "FILE", description = "One URL a line; # for comments.")
  private @Nullable Path file;

  @Option(
      names = "--strategy",
      paramLabel = "SPEC",
      description = "How to run the fetches (default: virtual-per-task).")
  private String strategy = "virtual-per-task";

  @Option(
      names = "--client",
      paramLabel = "ID",
      description = "HTTP client: jdk, url-connection or apache (default: jdk).")
  private String client = Client.JDK.id();

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "For each URL, redirects included (default: 10).")
  private double timeoutSeconds = 10;

  @Option(names = "--json", description = "One JSON object per URL and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    var uris = uris();
    var limits = limits();
    var kind = Client.parse(client);
    var stdout = spec.commandLine().getOut();
    long start = System.nanoTime();
    List<FetchOutcome> outcomes;
    try (var runner = StrategySpec.parse(strategy).open();
        var fetcher = kind.open(limits, uris.size(), runner.callbacks())) {
      outcomes = runner.run(batch(uris, fetcher, json ? null : stdout));
    }
    print(stdout, outcomes, (System.nanoTime() - start) / 1e9);
    stdout.flush();
    boolean allTitled = outcomes.stream().allMatch(o -> o instanceof FetchOutcome.Titled);
    return allTitled ? ExitCode.OK : ExitCode.SOME_FAILED;
  }

  private FetchLimits limits() {
    if (!(timeoutSeconds > 0 && timeoutSeconds <= 3600)) {
      throw new IllegalArgumentException(
          "'%s' is not a valid timeout: seconds, above 0 and up to 3600".formatted(timeoutSeconds));
    }
    var usual = FetchLimits.defaults();
    var total = Duration.ofNanos((long) (timeoutSeconds * 1e9));
    var connect = total.compareTo(usual.connectTimeout()) < 0 ? total : usual.connectTimeout();
    return new FetchLimits(connect, total, usual.maxBodyBytes(), usual.maxRedirects());
  }

  private List<URI> uris() throws Exception {
    var texts = new ArrayList<>(urls);
    if (file != null) {
      if (!Files.isReadable(file)) {
        throw new IllegalArgumentException("cannot read the file '%s'".formatted(file));
      }
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(texts::add);
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException("no URL given: name some, or a file of them with --file");
    }
    var uris = new ArrayList<URI>();
    for (String text : texts) {
      uris.add(uri(text));
    }
    return uris;
  }

  static URI uri(String text) {
    try {
      var uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return uri;
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(notUrl(text), e);
    }
    throw new IllegalArgumentException(notUrl(text));
  }

  private static String notUrl(String text) {
    return "'%s' is not a URL to fetch: it must start with http:// or https:// and a host"
        .formatted(text);
  }

  private static Batch<FetchOutcome> batch(
      List<URI> uris, Fetcher fetcher, @Nullable PrintWriter out) {
    return fetcher instanceof AsyncFetcher async
        ? new AsyncFetches(uris, async, out)
        : new Fetches(uris, fetcher, out);
  }

  private void print(PrintWriter out, List<FetchOutcome> outcomes, double seconds) {
    if (json) {
      outcomes.forEach(outcome -> out.println(Json.write(Line.of(outcome))));
      return;
    }
    out.println();
    for (FetchOutcome outcome : outcomes) {
      out.println(
          switch (outcome) {
            case FetchOutcome.Titled titled -> titled.uri() + "  " + titled.title();
            case FetchOutcome.Failed failed ->
                "%s  failed: %s (%s)".formatted(failed.uri(), failed.kind().id(), failed.detail());
          });
    }
    var failures = failures(outcomes);
    if (!failures.isEmpty()) {
      out.println();
      out.println("Failed : " + failures);
    }
    out.println(String.format(Locale.ROOT, "%nTotal Running Time : %.3f s", seconds));
  }

  /** Returns how many failed and of what kinds, the most frequent first; empty if none did. */
  static String failures(List<FetchOutcome> outcomes) {
    var byKind = new EnumMap<FailureKind, Integer>(FailureKind.class);
    for (FetchOutcome outcome : outcomes) {
      if (outcome instanceof FetchOutcome.Failed failed) {
        byKind.merge(failed.kind(), 1, Integer::sum);
      }
    }
    int failed = byKind.values().stream().mapToInt(Integer::intValue).sum();
    var kinds =
        byKind.entrySet().stream()
            .sorted(Map.Entry.<FailureKind, Integer>comparingByValue().reversed())
            .map(kind -> kind.getKey().id() + " " + kind.getValue())
            .collect(Collectors.joining(", "));
    return failed == 0 ? "" : "%d of %d (%s)".formatted(failed, outcomes.size(), kinds);
  }

  /** Fetches on the calling threads, and says when each one starts and is done. */
  private static class Fetches implements Batch<FetchOutcome> {
    private final List<URI> uris;
    private final Fetcher fetcher;
    private final @Nullable PrintWriter out;

    Fetches(List<URI> uris, Fetcher fetcher, @Nullable PrintWriter out) {
      this.uris = uris;
      this.fetcher = fetcher;
      this.out = out;
    }

    @Override
    public int size() {
      return uris.size();
    }

    @Override
    public FetchOutcome run(int index) throws InterruptedException {
      say("Start", index);
      var outcome = fetcher.fetch(uris.get(index));
      say("Done", index);
      return outcome;
    }

    URI uri(int index) {
      return uris.get(index);
    }

    void say(String what, int index) {
      if (out != null) {
        out.println("Thread Name : %s %s %s".formatted(threadName(), what, uris.get(index)));
      }
    }

    private static String threadName() {
      var thread = Thread.currentThread();
      return thread.getName().isEmpty() ? "#" + thread.threadId() : thread.getName();
    }
  }

  private static final class AsyncFetches extends Fetches implements AsyncBatch<FetchOutcome> {
    private final AsyncFetcher async;

    AsyncFetches(List<URI> uris, AsyncFetcher async, @Nullable PrintWriter out) {
      super(uris, async, out);
      this.async = async;
    }

    @Override
    public CompletableFuture<FetchOutcome> start(int index) {
      say("Start", index);
      return async.fetchAsync(uri(index)).whenComplete((outcome, e) -> say("Done", index));
    }
  }

  private record Line(URI url, @Nullable String title, @Nullable String failure, String detail) {
    static Line of(FetchOutcome outcome) {
      return switch (outcome) {
        case FetchOutcome.Titled t -> new Line(t.uri(), t.title(), null, t.bodyBytes() + " bytes");
        case FetchOutcome.Failed f -> new Line(f.uri(), null, f.kind().id(), f.detail());
      };
    }
  }
}
