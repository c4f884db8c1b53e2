package dev.threadmill.workload;

import dev.threadmill.coroutine.Carrier;
import dev.threadmill.coroutine.Generator;
import dev.threadmill.fetch.Client;
import dev.threadmill.site.Latency;
import dev.threadmill.site.Sites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The workloads that the suite knows. The list is closed, as that of the strategies is: a report
 * compares named contenders on named work.
 */
public enum Workload {
  /** Sums 1 to n for each n of a list: CPU-bound, uneven tasks. */
  SUM_LIST(
      "sum-list",
      "Sum 1..n for each n of a list (CPU-bound, uneven tasks)",
      "dev.threadmill.bench.SumListBenchmark",
      false,
      List.of(
          new Parameter(
              "list", SumList.SEED_LIST, "the list, values joined by +", v -> SumList.parse(v)))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return lengthsOf(parameters).length;
    }

    @Override
    public long[] lengthsOf(Map<String, String> parameters) {
      return SumList.parse(parameters.getOrDefault("list", "")).list().stream()
          .mapToLong(Long::longValue)
          .toArray();
    }
  },

  /** Cuts a fixed sum into equal tasks: CPU-bound, shows what a task costs a strategy. */
  SUM_GRAIN(
      "sum-grain",
      "A fixed sum cut into equal tasks (CPU-bound, cost per task)",
      "dev.threadmill.bench.SumGrainBenchmark",
      false,
      List.of(
          Parameter.number("tasks", 1000, "tasks", 1, 1_000_000),
          Parameter.number("total", 20_000_000, "additions in all", 1000, 2_000_000_000))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("tasks", parameters);
    }
  },

  /** Fetches pages of the site farm and parses their titles: I/O-bound. */
  TITLES(
      "titles",
      "Fetch pages over HTTP and parse their titles (I/O-bound)",
      "dev.threadmill.bench.TitlesBenchmark",
      true,
      List.of(
          Parameter.number("urls", 100, "pages fetched at a time", 1, 10_000),
          latencyParameter(),
          clientParameter(),
          pageBytesParameter())) {
    @Override
    public boolean fetching() {
      return true;
    }

    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("urls", parameters);
    }

    @Override
    public Duration waitOf(Map<String, String> parameters) {
      return latency(parameters).median();
    }
  },

  /** The same pages, asked for at times fixed beforehand: an open loop. An operation is a fetch. */
  TITLES_LOAD(
      "titles-load",
      "Fetch pages at a given rate, whether or not earlier ones have come (open loop)",
      "dev.threadmill.bench.TitlesLoadBenchmark",
      true,
      List.of(
          Parameter.number("rate", 1000, "fetches that begin per second", 1, 20_000),
          latencyParameter(),
          Parameter.choice(
              "arrivals", "poisson", "how they are spread", List.of("constant", "poisson")),
          Parameter.number("seconds", 4, "length of an iteration", 1, 120),
          clientParameter(),
          pageBytesParameter())) {
    @Override
    public boolean fetching() {
      return true;
    }

    @Override
    public boolean openLoop() {
      return true;
    }

    @Override
    public Duration leastIterationOf(Map<String, String> parameters) {
      return Duration.ofSeconds(number("seconds", parameters));
    }

    // By Little's law, rate × latency.
    @Override
    public int tasksOf(Map<String, String> parameters) {
      long perSecond = number("rate", parameters);
      return Math.toIntExact(Math.max(1, perSecond * waitOf(parameters).toMillis() / 1_000));
    }

    @Override
    public Duration waitOf(Map<String, String> parameters) {
      return latency(parameters).median();
    }
  },

  /** Joins equal tasks, handed to an executor one by one, in different ways: CPU-bound. */
  COLLECT(
      "collect",
      "Equal tasks joined as map, as-completed, wait or gather (CPU-bound)",
      "dev.threadmill.bench.CollectBenchmark",
      false,
      List.of(
          Parameter.choice("join", "map", "how to join", joinIds()),
          Parameter.number("tasks", 1000, "tasks", 1, 1_000_000),
          Parameter.number("total", 2_000_000, "additions in all", 1000, 2_000_000_000))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("tasks", parameters);
    }
  },

  /** Passes a token round a ring of threads: nothing but waking. */
  RING(
      "ring",
      "A token handed on round a ring of threads (park and unpark)",
      "dev.threadmill.bench.RingBenchmark",
      false,
      List.of(
          Parameter.number("threads", 100, "in the ring", 2, Ring.MOST_THREADS),
          Parameter.number(
              "hops", 10_000, "times that the token is handed on", 1, Ring.MOST_HOPS))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("threads", parameters);
    }
  },

  /** Grows a tree of tasks that start tasks: nothing but starting and joining. */
  SKYNET(
      "skynet",
      "A tree of tasks, ten below each, that adds up the numbers of its leaves",
      "dev.threadmill.bench.SkynetBenchmark",
      false,
      List.of(
          new Parameter(
              "leaves",
              "100000",
              "a power of ten, 10 to 1000000",
              Parameter.oneOf(
                  "leaves", Skynet.SIZES.stream().map(n -> Integer.toString(n)).toList())))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("leaves", parameters);
    }
  },

  /** Parks many tasks at once and lets them go: what a task costs in memory while it waits. */
  FOOTPRINT(
      "footprint",
      "Park all tasks at once, then release them (memory per parked task)",
      "dev.threadmill.bench.FootprintBenchmark",
      false,
      List.of(
          Parameter.number("tasks", 1000, "tasks parked at once", 1, 1_000_000),
          Parameter.number("depth", 10, "stack frames under the park", 0, Footprint.MOST_FRAMES))) {
    // With the heap resident from the start, the resident set grows by what lies outside of it.
    @Override
    public List<String> jvmArgsOf(Map<String, String> parameters) {
      return List.of("-XX:+AlwaysPreTouch");
    }

    // The time of having n platform threads at once grows with n²: 25 to 55 ns × n² on a machine of
    // 2026. HotSpot copies its list of threads whenever it starts or ends one, which is a part of
    // it. This is thrice that time.
    @Override
    public Duration slowestOperationOf(Map<String, String> parameters) {
      long threads = Math.min(tasksOf(parameters), Footprint.MOST_PLATFORM_THREADS);
      return Duration.ofNanos(150 * threads * threads);
    }

    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("tasks", parameters);
    }
  },

  /** Mixes a few long sums with many short ones: what the short ones have to wait. */
  FAIRNESS(
      "fairness",
      "Light tasks behind heavy ones (CPU-bound; response time of the light ones)",
      "dev.threadmill.bench.FairnessBenchmark",
      false,
      List.of(
          Parameter.number("heavy", 8, "tasks of 20 million additions", 0, 1000),
          Parameter.number("light", 200, "tasks of ten thousand additions", 1, 100_000))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return fairness(parameters).tasks();
    }

    @Override
    public long[] lengthsOf(Map<String, String> parameters) {
      return fairness(parameters).lengths();
    }
  },

  /** Waits while it holds what may tie a virtual thread to its carrier. */
  PINNING(
      "pinning",
      "Wait 10 ms while holding a lock that nobody else wants (does it pin virtual threads?)",
      "dev.threadmill.bench.PinningBenchmark",
      true,
      List.of(
          Parameter.choice("lock", Pinning.Lock.MONITOR.id(), "what is held", Pinning.Lock.ids()),
          Parameter.number(
              "tasks", 100, "tasks that wait, each with a lock of its own", 1, 10_000))) {
    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("tasks", parameters);
    }

    @Override
    public Duration waitOf(Map<String, String> parameters) {
      return Pinning.HOLD;
    }
  },

  /** Pulls elements out of generators, one by one and in batches. */
  HANDOFF(
      "handoff",
      "Pull the elements of a generator, an iterator, or another thread (cost of a hand-off)",
      "dev.threadmill.bench.HandoffBenchmark",
      false,
      List.of(
          Parameter.number("elements", 10_000, "elements pulled", 1, 100_000_000),
          Parameter.number("batch", 1, "elements that cross at a time", 1, Generator.MAX_BATCH),
          new Parameter(
              "carriers",
              Workload.DEFAULT_CARRIERS,
              "carrier threads of the JVM: default (one per processor), or 1 to 64",
              Workload::checkCarriers))) {
    @Override
    public String contenderParameter() {
      return "source";
    }

    @Override
    public List<String> jvmArgsOf(Map<String, String> parameters) {
      var args = new ArrayList<>(List.of(Carrier.CONTINUATION_OPTION));
      String carriers = parameters.getOrDefault("carriers", DEFAULT_CARRIERS);
      if (!carriers.equals(DEFAULT_CARRIERS)) {
        args.add("-Djdk.virtualThreadScheduler.parallelism=" + carriers);
        args.add("-Djdk.virtualThreadScheduler.maxPoolSize=" + carriers);
      }
      return List.copyOf(args);
    }

    @Override
    public int tasksOf(Map<String, String> parameters) {
      return number("elements", parameters);
    }
  };

  /** What every harness calls its one benchmark. */
  public static final String METHOD = "makespan";

  private static final String DEFAULT_CARRIERS = "default";

  private final String id;
  private final String description;
  private final String harness;
  private final boolean blocking;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, of records.
  private final List<Parameter> parameters;

  Workload(
      String id, String description, String harness, boolean blocking, List<Parameter> parameters) {
    this.id = id;
    this.description = description;
    this.harness = harness;
    this.blocking = blocking;
    this.parameters = parameters;
  }

  /** Returns the id used on the command line and in files, such as {@code sum-list}. */
  public String id() {
    return id;
  }

  /** Returns what the work is, in a few words. */
  public String description() {
    return description;
  }

  /** Returns the name by which JMH knows the benchmark that times this workload. */
  public String benchmark() {
    return harness + "." + METHOD;
  }

  /** Returns the parameter of the harness that names the contender. */
  public String contenderParameter() {
    return "strategy";
  }

  /** Returns what the JVM of every fork is given in cells with these complete parameters. */
  public List<String> jvmArgsOf(Map<String, String> parameters) {
    return List.of();
  }

  /** Returns whether tasks wait for a time, so that it pays to have many in progress. */
  public boolean blocking() {
    return blocking;
  }

  /** Returns whether tasks fetch pages, so that there must be a farm and a connection for each. */
  public boolean fetching() {
    return false;
  }

  /** Returns whether tasks can be started without a thread that waits for them. */
  public boolean startsWithoutBlocking(Map<String, String> parameters) {
    return fetching() && client(parameters).nonBlocking();
  }

  /**
   * Returns whether a ForkJoinPool adds a thread for each of its own that waits in a task, so that
   * its size limits nothing.
   */
  public boolean compensated(Map<String, String> parameters) {
    return fetching() && client(parameters).compensated();
  }

  /** Returns the parameters, in the order in which they are shown. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Returns all parameters of a cell in their order: those given, and defaults for the rest.
   *
   * @throws IllegalArgumentException with one line if a name or a value is not valid
   */
  public Map<String, String> complete(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (parameters.stream().noneMatch(p -> p.name().equals(name))) {
        throw new IllegalArgumentException(
            "%s has no parameter '%s': it has %s"
                .formatted(
                    id,
                    name,
                    parameters.stream().map(Parameter::name).collect(Collectors.joining(", "))));
      }
    }
    var all = new LinkedHashMap<String, String>();
    for (Parameter parameter : parameters) {
      String value = given.getOrDefault(parameter.name(), parameter.defaultValue());
      parameter.check().accept(value);
      all.put(parameter.name(), value);
    }
    return all;
  }

  /**
   * Returns whether tasks begin at times of their own, and their score is the mean response time:
   * an operation is then one task, and JMH's own time, that of a whole iteration, is no score.
   */
  public boolean openLoop() {
    return false;
  }

  /** Returns the time below which an iteration cannot be, for complete parameters. */
  public Duration leastIterationOf(Map<String, String> parameters) {
    return Duration.ZERO;
  }

  /**
   * Returns what an operation may take before it counts as hung, for complete parameters; zero
   * where what was planned says enough.
   */
  public Duration slowestOperationOf(Map<String, String> parameters) {
    return Duration.ZERO;
  }

  /**
   * Returns how many tasks are in progress at a time, for complete parameters: those that one
   * operation starts, or in an open loop those to be expected.
   */
  public abstract int tasksOf(Map<String, String> parameters);

  /**
   * Returns how many additions each task makes, in the order of the tasks; empty for other work.
   */
  public long[] lengthsOf(Map<String, String> parameters) {
    return new long[0];
  }

  /** Returns the median time for which a task waits: zero for work that never blocks. */
  public Duration waitOf(Map<String, String> parameters) {
    return Duration.ZERO;
  }

  /**
   * Returns the workload of that id.
   *
   * @throws IllegalArgumentException with one line naming the id and the valid ones
   */
  public static Workload parse(String id) {
    return Arrays.stream(values())
        .filter(w -> w.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown workload '%s': one of %s"
                        .formatted(
                            id,
                            Stream.of(values())
                                .map(Workload::id)
                                .collect(Collectors.joining(", ")))));
  }

  /** Returns the clients that need no thread to wait for them, as text. */
  public static String nonBlockingClients() {
    return Stream.of(Client.values())
        .filter(Client::nonBlocking)
        .map(Client::id)
        .collect(Collectors.joining(", "));
  }

  /** Of complete parameters, as all that reads them. */
  private static int number(String parameter, Map<String, String> parameters) {
    return Integer.parseInt(parameters.getOrDefault(parameter, ""));
  }

  private static Latency latency(Map<String, String> parameters) {
    return Latency.parse(parameters.getOrDefault("latency", ""));
  }

  private static Client client(Map<String, String> parameters) {
    return Client.parse(parameters.getOrDefault("client", ""));
  }

  private static Fairness fairness(Map<String, String> parameters) {
    return new Fairness(number("heavy", parameters), number("light", parameters));
  }

  /** Those of {@code strategy.Join}, which this package does not know: a test compares them. */
  private static List<String> joinIds() {
    return List.of("map", "as-completed", "wait", "gather");
  }

  private static Parameter latencyParameter() {
    return new Parameter(
        "latency",
        "100ms",
        "of the sites: 100ms, lognormal:100ms:0.5, pareto:100ms:1.5:5s",
        v -> Latency.parse(v));
  }

  private static Parameter clientParameter() {
    return Parameter.choice(
        "client",
        Client.JDK.id(),
        "HTTP client",
        Stream.of(Client.values()).map(Client::id).toList());
  }

  private static Parameter pageBytesParameter() {
    return Parameter.number(
        "pageBytes", 4096, "size of a page", Sites.MIN_PAGE_BYTES, Sites.MAX_PAGE_BYTES);
  }

  private static void checkCarriers(String value) {
    if (!value.equals(DEFAULT_CARRIERS)) {
      Parameter.wholeNumber("carriers", 1, 64).accept(value);
    }
  }
}
