package dev.threadmill.plan;

import dev.threadmill.handoff.Source;
import dev.threadmill.strategy.Join;
import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Pinning;
import dev.threadmill.workload.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much time a run gets: which cells, how many blocks, and how long a fork runs.
 *
 * <p>A fork is short and there are many of them, because only forks are replicates
 * (docs/method.md).
 */
public enum Profile {
  /** Does everything run? A minute; one block, so no comparison can come out of it. */
  SMOKE(1, 1, 100, 2, 100, 0.05),
  /** Under ten minutes; finds differences of 5 to 10 %. */
  QUICK(5, 3, 150, 3, 150, 0.05),
  /** Under an hour; what a published run should be. */
  STANDARD(8, 4, 500, 4, 500, 0.03),
  /** Overnight; for differences of 1 to 2 %. */
  RIGOROUS(24, 10, 500, 20, 500, 0.015);

  /** Every strategy whose tasks may run anywhere; sequential first, as the serial reference. */
  private static final List<String> ALL_CPU =
      List.of(
          "sequential",
          "platform-per-task",
          "platform-pool",
          "platform-cached",
          "fork-join",
          "fork-join-async",
          "common-pool",
          "parallel-stream",
          "completable-default",
          "completable-pool",
          "completable-virtual",
          "completable-async",
          "virtual-per-task",
          "virtual-limited",
          "structured");

  private static final List<String> GRAIN =
      List.of("sequential", "platform-pool", "fork-join", "completable-pool", "virtual-per-task");

  private static final List<String> FAIRNESS =
      List.of(
          "sequential",
          "platform-per-task",
          "platform-pool",
          "fork-join",
          "fork-join-async",
          "virtual-per-task");

  private static final List<String> IO =
      List.of(
          "sequential",
          "platform-per-task",
          "platform-pool:200",
          "fork-join:200",
          "completable-async",
          "virtual-per-task",
          "virtual-limited:200");

  private static final List<String> COLLECT =
      List.of("sequential", "platform-pool", "fork-join", "virtual-per-task");

  private static final List<String> RING = List.of("platform-per-task", "virtual-per-task");

  private static final List<String> TREE =
      List.of(
          "sequential",
          "fork-join",
          "common-pool",
          "completable-virtual",
          "virtual-per-task",
          "structured");
  private static final List<String> ALL_SOURCES =
      Arrays.stream(Source.values()).map(Source::toString).toList();

  /** One of each kind that does not take long. */
  private static final List<String> FEW_SOURCES =
      List.of("iterator", "continuation", "virtual", "virtual-synchronous-queue");

  private final int blocks;
  private final int warmupIterations;
  private final int warmupMillis;
  private final int iterations;
  private final int iterationMillis;
  private final double precision;

  Profile(
      int blocks,
      int warmupIterations,
      int warmupMillis,
      int iterations,
      int iterationMillis,
      double precision) {
    this.blocks = blocks;
    this.warmupIterations = warmupIterations;
    this.warmupMillis = warmupMillis;
    this.iterations = iterations;
    this.iterationMillis = iterationMillis;
    this.precision = precision;
  }

  /** Returns the id used on the command line and in files. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how many blocks a cell gets unless the user says otherwise. */
  public int blocks() {
    return blocks;
  }

  /** Returns the half-width of intervals that a run with a time budget stops at, as a share. */
  public double precision() {
    return precision;
  }

  /** Returns what one fork does. */
  public Measurement measurement() {
    return Measurement.of(
        warmupIterations,
        warmupMillis,
        iterations,
        iterationMillis,
        // The same heap for every arm, or the collector's ergonomics would be compared as well.
        List.of("-Xms1g", "-Xmx1g"));
  }

  /**
   * Returns whether the run ends with unscored forks that look for pinned carriers. For {@code
   * pinning} they are what it is about; elsewhere only the long profiles have the time.
   */
  boolean looksForPinning(Workload workload) {
    return switch (this) {
      case SMOKE, QUICK -> workload == Workload.PINNING;
      case STANDARD, RIGOROUS -> workload.blocking();
    };
  }

  /** Returns the workloads that are run unless the user names some. */
  List<Workload> workloads() {
    return switch (this) {
      case SMOKE, QUICK, STANDARD ->
          List.of(Workload.SUM_LIST, Workload.SUM_GRAIN, Workload.TITLES, Workload.HANDOFF);
      case RIGOROUS ->
          List.of(
              Workload.SUM_LIST,
              Workload.SUM_GRAIN,
              Workload.TITLES,
              Workload.COLLECT,
              Workload.RING,
              Workload.SKYNET,
              Workload.HANDOFF);
    };
  }

  /** Returns the values that each parameter of a workload takes unless the user says otherwise. */
  Map<String, List<String>> grid(Workload workload) {
    return switch (workload) {
      case SUM_LIST -> Map.of();
      case SUM_GRAIN ->
          Map.of(
              "tasks",
              switch (this) {
                case SMOKE -> List.of("100");
                case QUICK -> List.of("1000", "100000");
                case STANDARD, RIGOROUS -> List.of("10", "1000", "100000");
              });
      case TITLES ->
          Map.of(
              "urls",
              switch (this) {
                case SMOKE -> List.of("10");
                case QUICK -> List.of("100", "1000");
                case STANDARD, RIGOROUS -> List.of("10", "100", "1000");
              });
      case TITLES_LOAD ->
          this == SMOKE
              ? Map.of("rate", List.of("200"), "seconds", List.of("1"), "latency", List.of("10ms"))
              : Map.of();
      case FOOTPRINT ->
          Map.of("tasks", this == SMOKE ? List.of("1000") : List.of("1000", "10000", "100000"));
      case FAIRNESS -> Map.of();
      case PINNING -> Map.of("lock", Pinning.Lock.ids());
      case COLLECT ->
          this == SMOKE
              ? Map.of("tasks", List.of("100"))
              : Map.of("join", Stream.of(Join.values()).map(Join::id).toList());
      case RING -> this == SMOKE ? Map.of("threads", List.of("10")) : Map.of();
      case SKYNET ->
          switch (this) {
            case SMOKE -> Map.of("leaves", List.of("1000"));
            case QUICK, STANDARD -> Map.of();
            case RIGOROUS -> Map.of("leaves", List.of("1000", "1000000"));
          };
      case HANDOFF ->
          switch (this) {
            case SMOKE -> Map.of("elements", List.of("1000"));
            case QUICK -> Map.of();
            case STANDARD -> Map.of("batch", List.of("1", "256"));
            case RIGOROUS ->
                Map.of("batch", List.of("1", "16", "256"), "carriers", List.of("default", "1"));
          };
    };
  }

  /** Returns the contenders that a workload is run with unless the user says otherwise. */
  List<Contender> contenders(Workload workload) {
    var specs =
        switch (workload) {
          case SUM_LIST -> ALL_CPU;
          case SUM_GRAIN -> GRAIN;
          case TITLES, TITLES_LOAD -> IO;
          case FOOTPRINT -> List.of("platform-per-task", "virtual-per-task");
          case FAIRNESS -> FAIRNESS;
          case PINNING -> List.of("platform-per-task", "platform-pool:50", "virtual-per-task");
          case COLLECT -> COLLECT;
          case RING -> RING;
          case SKYNET -> TREE;
          case HANDOFF -> this == STANDARD || this == RIGOROUS ? ALL_SOURCES : FEW_SOURCES;
        };
    return specs.stream().map(Contenders::parse).toList();
  }

  /** Returns what the others are compared with: what one used before there was a choice. */
  static Contender baseline(Workload workload) {
    return Contenders.parse(
        switch (workload) {
          case SUM_LIST, SUM_GRAIN, COLLECT -> "platform-pool";
          case TITLES, TITLES_LOAD -> "platform-pool:200";
          case FOOTPRINT, PINNING -> "platform-per-task";
          case FAIRNESS -> "platform-pool";
          case RING -> "platform-per-task";
          case SKYNET -> "fork-join";
          case HANDOFF -> "virtual";
        });
  }

  /**
   * Returns the contender whose time the bound of the others is a share of; empty if the bound does
   * not rest on a measured time.
   */
  public static Optional<Contender> reference(Workload workload) {
    return switch (workload) {
      case SUM_LIST, SUM_GRAIN, COLLECT, SKYNET, FAIRNESS ->
          Optional.of(Contenders.parse("sequential"));
      case TITLES, TITLES_LOAD, RING, FOOTPRINT, PINNING -> Optional.empty();
      case HANDOFF -> Optional.of(Source.ITERATOR);
    };
  }

  /**
   * Returns the profile of that id.
   *
   * @throws IllegalArgumentException with one line naming the id and the valid ones
   */
  public static Profile parse(String id) {
    return Arrays.stream(values())
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown profile '%s': one of %s"
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Profile::id)
                                .collect(Collectors.joining(", ")))));
  }
}
