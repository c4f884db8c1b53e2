package dev.threadmill.plan;

import dev.threadmill.workload.Contender;
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
  private Planner() {}

  /**
   * Decides what runs, and in which order.
   *
   * @throws IllegalArgumentException with one line if a parameter, value or baseline is not valid,
   *     or nothing is left to measure
   */
  public static RunPlan plan(RunRequest request) {
    var workloads = workloads(request);
    checkParameterNames(request.parameters(), workloads);
    var measurement = measurement(request);
    var cells =
        workloads.stream()
            .distinct()
            .flatMap(w -> cells(request, w))
            .map(cell -> cellPlan(request, cell, measurement))
            .flatMap(Optional::stream)
            .toList();
    if (cells.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to measure: name the workload, and it says why the contenders cannot do it");
    }
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

  /** The workloads asked for, or those of the profile that some contender asked for can do. */
  private static List<Workload> workloads(RunRequest request) {
    boolean named = !request.workloads().isEmpty();
    var candidates = named ? request.workloads() : request.profile().workloads();
    if (request.contenders().isEmpty()) {
      return candidates;
    }
    var workloads =
        candidates.stream()
            .filter(w -> request.contenders().stream().anyMatch(c -> Contenders.fits(c, w)))
            .toList();
    if (workloads.isEmpty() || (named && workloads.size() < candidates.size())) {
      throw new IllegalArgumentException(
          "nothing to measure in %s: %s cannot do that work (see list)"
              .formatted(
                  candidates.stream()
                      .filter(w -> !workloads.contains(w))
                      .map(Workload::id)
                      .collect(Collectors.joining(", ")),
                  request.contenders().stream()
                      .map(Contender::toString)
                      .collect(Collectors.joining(", "))));
    }
    return workloads;
  }

  private static Measurement measurement(RunRequest request) {
    var usual = request.profile().measurement();
    var options = request.forks();
    int warmupIterations = options.warmupIterations().orElse(usual.warmupIterations());
    var jvmArgs = new ArrayList<>(usual.jvmArgs());
    jvmArgs.addAll(options.jvmArgs());
    return new Measurement(
        warmupIterations,
        usual.warmupMillis(),
        usual.iterations(),
        usual.iterationMillis(),
        options
            .timeLimit()
            .orElse(
                Measurement.usualTimeLimit(
                    warmupIterations,
                    usual.warmupMillis(),
                    usual.iterations(),
                    usual.iterationMillis())),
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

  /** Empty if no contender asked for can do what nobody asked for by name. */
  private static Optional<CellPlan> cellPlan(
      RunRequest request, Cell cell, Measurement measurement) {
    var arms = new ArrayList<Arm>();
    var skipped = new ArrayList<SkippedArm>();
    for (Contender contender : contenders(request, cell.workload())) {
      reasonToSkip(contender, request, cell, measurement)
          .ifPresentOrElse(
              reason -> skipped.add(new SkippedArm(contender, reason)),
              () -> arms.add(Arm.of(contender)));
    }
    if (arms.isEmpty() && request.workloads().isEmpty()) {
      return Optional.empty();
    }
    if (arms.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing to measure in %s: %s"
              .formatted(
                  cell.id(),
                  skipped.stream()
                      .map(s -> s.contender() + ": " + s.reason())
                      .collect(Collectors.joining("; "))));
    }
    Contender baseline = baseline(request, cell, arms);
    if (request.otherJar().isPresent()) {
      arms.addAll(arms.stream().map(arm -> Arm.ofOtherBuild(arm.contender())).toList());
    }
    if (request.control()) {
      arms.add(Arm.controlOf(baseline));
    }
    return Optional.of(new CellPlan(cell, baseline, arms, skipped));
  }

  /** Who names a contender waits for it, however long its batches take. */
  private static Optional<String> reasonToSkip(
      Contender contender, RunRequest request, Cell cell, Measurement measurement) {
    int processors = request.processors();
    boolean named =
        request.contenders().contains(contender)
            || request.baseline().equals(Optional.of(contender));
    return Applicability.reasonToSkip(contender, cell, processors)
        .or(
            () ->
                named
                    ? Optional.empty()
                    : Applicability.tooSlow(contender, cell, measurement, processors));
  }

  private static List<Contender> contenders(RunRequest request, Workload workload) {
    // What the bound is made from is measured in the same block.
    var asked =
        request.contenders().isEmpty()
            ? request.profile().contenders(workload).stream()
            : Stream.concat(Profile.reference(workload).stream(), request.contenders().stream());
    return Stream.concat(asked, request.baseline().stream())
        .filter(c -> Contenders.fits(c, workload))
        .distinct()
        .toList();
  }

  private static Contender baseline(RunRequest request, Cell cell, List<Arm> arms) {
    var running = arms.stream().map(Arm::contender).toList();
    Optional<Contender> asked = request.baseline();
    if (asked.isPresent() && running.contains(asked.get())) {
      return asked.get();
    }
    var usual = Profile.baseline(cell.workload());
    if (running.contains(usual)) {
      return usual;
    }
    return request.contenders().stream()
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
