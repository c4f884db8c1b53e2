package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.ScoreUnit;
import dev.threadmill.plan.Arm;
import dev.threadmill.report.Numbers.Text;
import dev.threadmill.result.Metric;
import dev.threadmill.workload.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one element of a hand-off costs.
 *
 * @param id the source as the command line takes it
 * @param label the source's name
 * @param time time per element
 * @param cpu CPU time of the whole process per element
 * @param cores CPU time over time: how many processors are busy
 * @param allocated bytes allocated per element
 */
record ElementRow(String id, String label, Text time, Text cpu, String cores, String allocated) {
  private static final double NANOS_PER_MILLI = 1e6;

  /** Returns the sources of a cell, the cheapest first; none for a workload without elements. */
  static List<ElementRow> of(CellAnalysis cell) {
    if (cell.plan().cell().workload() != Workload.HANDOFF || cell.unit().isEmpty()) {
      return List.of();
    }
    OptionalDouble unitMillis = ScoreUnit.parse(cell.unit()).millis();
    if (unitMillis.isEmpty()) {
      return List.of();
    }
    return cell.arms().stream()
        .filter(a -> a.arm().variant() instanceof Arm.Plain && a.score().isPresent())
        .sorted(Comparator.comparingDouble(a -> a.score().orElseThrow().value()))
        .map(a -> of(a, unitMillis.getAsDouble(), cell.plan().cell().tasks()))
        .toList();
  }

  private static ElementRow of(ArmAnalysis arm, double unitMillis, int elements) {
    var time = arm.score().orElseThrow().times(unitMillis * NANOS_PER_MILLI / elements);
    var cpu = metric(arm, Metric.CPU_MILLIS).map(c -> c.times(NANOS_PER_MILLI / elements));
    return new ElementRow(
        arm.arm().id(),
        arm.arm().contender().label(),
        Numbers.score(time, "ns"),
        cpu.map(c -> Numbers.score(c, "ns")).orElse(Text.NONE),
        cpu.map(c -> Numbers.factor(c.value() / time.value())).orElse(""),
        metric(arm, Metric.ALLOCATED_BYTES)
            .map(a -> Numbers.bytes(a.value() / elements))
            .orElse(""));
  }

  private static Optional<Estimate> metric(ArmAnalysis arm, Metric metric) {
    return Optional.ofNullable(arm.metrics().get(metric));
  }
}
