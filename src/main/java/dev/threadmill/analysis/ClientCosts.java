package dev.threadmill.analysis;

import static java.util.stream.Collectors.toCollection;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.result.Metric;
import dev.threadmill.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Picks out the cells that differ in nothing but the HTTP client, and compares their CPU time. */
final class ClientCosts {
  private static final String CLIENT = "client";

  /** The oldest and plainest of them. */
  private static final String REFERENCE = "url-connection";

  private static final double MICROS_PER_MILLI = 1000;

  private ClientCosts() {}

  /** Returns a cost for each cell, strategy and client, cells that belong together in a row. */
  static List<ClientCost> of(List<CellForks> cells) {
    var groups = new LinkedHashMap<Map<String, String>, List<CellForks>>();
    for (CellForks cell : cells) {
      if (cell.plan().cell().workload() == Workload.TITLES) {
        var others = new LinkedHashMap<>(cell.plan().cell().parameters());
        others.remove(CLIENT);
        groups.computeIfAbsent(others, k -> new ArrayList<>()).add(cell);
      }
    }
    return groups.values().stream()
        .filter(group -> group.size() > 1)
        .flatMap(group -> arms(group).stream().flatMap(arm -> of(arm, group).stream()))
        .toList();
  }

  private static Set<Arm> arms(List<CellForks> group) {
    return group.stream()
        .flatMap(cell -> cell.arms().stream())
        .map(ArmForks::arm)
        .filter(arm -> arm.variant() instanceof Arm.Plain)
        .collect(toCollection(LinkedHashSet::new));
  }

  private static List<ClientCost> of(Arm arm, List<CellForks> group) {
    var microsByCell = new LinkedHashMap<Cell, SortedMap<Integer, Double>>();
    for (CellForks forks : group) {
      Cell cell = forks.plan().cell();
      forks.arms().stream()
          .filter(a -> a.arm().equals(arm))
          .map(a -> a.valuesByBlock(Metric.CPU_MILLIS))
          .filter(values -> !values.isEmpty())
          .forEach(
              values -> {
                values.replaceAll((block, millis) -> millis * MICROS_PER_MILLI / cell.tasks());
                microsByCell.put(cell, values);
              });
    }
    var reference =
        microsByCell.entrySet().stream()
            .filter(e -> e.getKey().parameter(CLIENT).equals(REFERENCE))
            .findFirst();
    return microsByCell.entrySet().stream()
        .map(
            e ->
                new ClientCost(
                    e.getKey(),
                    arm,
                    Estimate.ofMetric(array(e.getValue())),
                    reference
                        .filter(r -> !r.getKey().equals(e.getKey()))
                        .flatMap(r -> more(e.getValue(), r.getValue()))))
        .toList();
  }

  /** By block: cells of a round run one after the other, and share what the machine does then. */
  private static Optional<Estimate> more(
      SortedMap<Integer, Double> values, SortedMap<Integer, Double> reference) {
    var differences = new ArrayList<Double>();
    values.forEach(
        (block, value) -> {
          Double other = reference.get(block);
          if (other != null) {
            differences.add(value - other);
          }
        });
    double[] all = differences.stream().mapToDouble(Double::doubleValue).toArray();
    return all.length == 0 ? Optional.empty() : Optional.of(Estimate.ofDifferences(all));
  }

  private static double[] array(SortedMap<Integer, Double> values) {
    return values.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}
