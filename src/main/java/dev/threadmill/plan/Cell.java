package dev.threadmill.plan;

import dev.threadmill.workload.Contender;
import dev.threadmill.workload.Workload;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What strategies are compared within: one workload with all of its parameters.
 *
 * @param workload the work
 * @param parameters every parameter with its value, in the workload's order
 */
public record Cell(Workload workload, Map<String, String> parameters) {

  public Cell {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(workload.complete(parameters)));
  }

  /**
   * Returns the cell's identity in files and on the command line: the workload and those parameters
   * that are not at their default, such as {@code titles,urls=1000}.
   */
  public String id() {
    var set =
        workload.parameters().stream()
            .filter(p -> !p.defaultValue().equals(parameters.get(p.name())))
            .map(p -> p.name() + "=" + parameters.get(p.name()))
            .toList();
    return set.isEmpty() ? workload.id() : workload.id() + "," + String.join(",", set);
  }

  /** Returns the parameters as people read them, such as {@code urls=1000 latency=100ms}. */
  public String parameterText() {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(" "));
  }

  /**
   * Returns the value of one parameter.
   *
   * @throws IllegalArgumentException if the workload has no such parameter
   */
  public String parameter(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException(id() + " has no parameter '" + name + "'");
    }
    return value;
  }

  /** Returns what the JVM of every fork of this cell is given. */
  public List<String> jvmArgs() {
    return workload.jvmArgsOf(parameters);
  }

  /** Returns the time below which an iteration cannot be. */
  public Duration leastIteration() {
    return workload.leastIterationOf(parameters);
  }

  /** Returns what an operation may take before it counts as hung; zero for no more than planned. */
  public Duration slowestOperation() {
    return workload.slowestOperationOf(parameters);
  }

  /**
   * Returns the time below which an iteration of one contender cannot be. In a closed loop that is
   * one batch, by Little's law: an iteration ends with the operation that is under way.
   */
  public Duration leastIteration(Contender contender, int processors) {
    return workload.openLoop()
        ? leastIteration()
        : taskWait().multipliedBy(waves(contender, processors));
  }

  /** Returns how many waits of tasks a contender has one after another, at least. */
  int waves(Contender contender, int processors) {
    OptionalInt limit = contender.limitOn(processors);
    return limit.isPresent() ? Math.ceilDiv(tasks(), limit.getAsInt()) : 1;
  }

  /** Returns how many tasks are in progress at a time. */
  public int tasks() {
    return workload.tasksOf(parameters);
  }

  /** Returns the median time for which a task waits; zero for CPU-bound work. */
  public Duration taskWait() {
    return workload.waitOf(parameters);
  }
}
