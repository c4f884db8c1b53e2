package dev.threadmill.plan;

import dev.threadmill.strategy.StrategySpec;
import dev.threadmill.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a request into a plan. The same request gives the same plan. */
public final class Planner {
  private static final StrategySpec SEQUENTIAL = StrategySpec.parse("sequential");

  private Planner() {}

  /**
   * Decides what runs, and in which order.
   *
   * @throws IllegalArgumentException with one line if a parameter, value or baseline is not valid,
   *     or nothing is left to measure
   */
  public static RunPlan plan(RunRequest request) {
    var workloads =
        request.workloads().isEmpty() ? List.of(Workload.values()) : request.workloads();
    checkParameterNames(request.parameters(), workloads);
    var measurement = measurement(request);
    var cells =
        workloads.stream()
            .distinct()
            .flatMap(w -> cells(request, w))
            .map(cell -> cellPlan(request, cell, measurement))
            .toList();
    int blocks = request.blocks().orElse(request.profile().blocks());
    return RunPlan.of(
        request.profile().id(),
        request.seed(),
        request.processors(),
        blocks,
        request.margin(),
        measurement,
        request.target(),
        request.otherJar(),
        cells);
  }

  private static Measurement measurement(RunRequest request) {
    var usual = request.profile().measurement();
    var jvmArgs = new ArrayList<>(usual.jvmArgs());
    jvmArgs.addAll(request.jvmArgs());
    return new Measurement(
        usual.warmupIterations(),
        usual.warmupMillis(),
        usual.iterations(),
        usual.iterationMillis(),
        request.forkTimeLimit().orElse(usual.timeLimit()),
        jvmArgs);
  }

  private static void checkParameterNames(
      Map<String, List<String>> given, List<Workload> workloads) {
    var known =
        workloads.stream()
            .flatMap(w -> w.parameters().stream())
            .map(p -> p.name())
            .distinct()
            .toList();
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown parameter '%s': %s".formatted(name, describe(workloads)));
      }
    }
  }

  private static String describe(List<Workload> workloads) {
    return workloads.stream()
        .map(
            w ->
                w.id()
                    + " has "
                    + w.parameters().stream().map(p -> p.name()).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  /** Every combination of the values asked for, in the order given. */
  private static Stream<Cell> cells(RunRequest request, Workload workload) {
    var values = new HashMap<>(request.profile().grid(workload));
    values.putAll(request.parameters());
    List<Map<String, String>> combinations = List.of(Map.of());
    for (var parameter : workload.parameters()) {
      var choices = values.getOrDefault(parameter.name(), List.of(parameter.defaultValue()));
      combinations =
          combinations.stream()
              .flatMap(c -> choices.stream().map(v -> with(c, parameter.name(), v)))
              .toList();
    }
    return combinations.stream().map(c -> new Cell(workload, c)).distinct();
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    var result = new HashMap<>(map);
    result.put(key, value);
    return result;
  }

  private static CellPlan cellPlan(RunRequest request, Cell cell, Measurement measurement) {
    var arms = new ArrayList<Arm>();
    var skipped = new ArrayList<SkippedArm>();
    for (StrategySpec strategy : strategies(request, cell.workload())) {
      Applicability.reasonToSkip(strategy, cell, measurement, request.processors())
          .ifPresentOrElse(
              reason -> skipped.add(new SkippedArm(strategy, reason)),
              () -> arms.add(Arm.of(strategy)));
    }
    if (arms.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to measure in %s: %s"
              .formatted(
                  cell.id(),
                  skipped.stream()
                      .map(s -> s.strategy() + ": " + s.reason())
                      .collect(Collectors.joining("; "))));
    }
    StrategySpec baseline = baseline(request, cell, arms);
    if (request.otherJar().isPresent()) {
      arms.addAll(arms.stream().map(arm -> Arm.ofOtherBuild(arm.strategy())).toList());
    }
    if (request.control()) {
      arms.add(Arm.controlOf(baseline));
    }
    return new CellPlan(cell, baseline, arms, skipped);
  }

  private static List<StrategySpec> strategies(RunRequest request, Workload workload) {
    if (request.strategies().isEmpty()) {
      return Stream.concat(Profile.strategies(workload).stream(), request.baseline().stream())
          .distinct()
          .toList();
    }
    // The bound of CPU-bound work is made from the serial speed of the same block.
    var reference = workload.blocking() ? Stream.<StrategySpec>empty() : Stream.of(SEQUENTIAL);
    return Stream.of(reference, request.strategies().stream(), request.baseline().stream())
        .flatMap(s -> s)
        .distinct()
        .toList();
  }

  private static StrategySpec baseline(RunRequest request, Cell cell, List<Arm> arms) {
    var running = arms.stream().map(Arm::strategy).toList();
    Optional<StrategySpec> asked = request.baseline();
    if (asked.isPresent() && running.contains(asked.get())) {
      return asked.get();
    }
    var usual = Profile.baseline(cell.workload());
    if (running.contains(usual)) {
      return usual;
    }
    return request.strategies().stream()
        .filter(running::contains)
        .findFirst()
        .orElse(running.getFirst());
  }

  /** Parses {@code name=v1,v2} arguments. */
  public static Map<String, List<String>> parseParameters(List<String> arguments) {
    var parameters = new HashMap<String, List<String>>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1 || equals == argument.length() - 1) {
        throw new IllegalArgumentException(
            "'%s' is not a parameter: write name=value or name=value1,value2".formatted(argument));
      }
      parameters.put(
          argument.substring(0, equals),
          Arrays.stream(argument.substring(equals + 1).split(",")).map(String::strip).toList());
    }
    return parameters;
  }
}
