package dev.threadmill.analysis;

import dev.threadmill.plan.Arm;
import dev.threadmill.plan.Cell;
import dev.threadmill.stats.Interval;
import dev.threadmill.stats.WelchRatio;
import dev.threadmill.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the time of a hand-off grows in proportion to the elements, without which a time per
 * element is not one. Compared are the cells with the most and the fewest elements, by what an
 * element costs in each.
 */
final class Linearity {
  private static final String ELEMENTS = "elements";

  /** A fifth more or less may be the making of the source, or the JIT compiler's luck. */
  private static final Interval LINEAR = new Interval(1 / 1.2, 1.2);

  private Linearity() {}

  /** Returns the sentence of the finding, or empty if nothing is surely out of proportion. */
  static Optional<String> notLinear(List<CellEvidence> cells) {
    var groups = new LinkedHashMap<Map<String, String>, List<CellForks>>();
    for (CellEvidence evidence : cells) {
      Cell cell = evidence.forks().plan().cell();
      if (cell.workload() == Workload.HANDOFF) {
        var others = new HashMap<>(cell.parameters());
        others.remove(ELEMENTS);
        groups.computeIfAbsent(others, k -> new ArrayList<>()).add(evidence.forks());
      }
    }
    var found =
        groups.values().stream()
            .filter(g -> g.size() > 1)
            .flatMap(g -> offLine(g).stream())
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The cost of an element depends on how many there are: %s. A time per element holds"
                    .formatted(String.join("; ", found))
                + " only for that number of them.");
  }

  private static List<String> offLine(List<CellForks> group) {
    var byElements = Comparator.comparingInt((CellForks c) -> c.plan().cell().tasks());
    var fewest = group.stream().min(byElements).orElseThrow();
    var most = group.stream().max(byElements).orElseThrow();
    var found = new ArrayList<String>();
    for (ArmForks arm : fewest.arms()) {
      most.arms().stream()
          .filter(a -> a.arm().equals(arm.arm()) && arm.arm().variant() instanceof Arm.Plain)
          .filter(a -> a.measured().size() > 1 && arm.measured().size() > 1)
          .map(a -> WelchRatio.of(perElement(a, most), perElement(arm, fewest)))
          .filter(r -> r.interval().low() > LINEAR.high() || r.interval().high() < LINEAR.low())
          .map(r -> sentence(arm, r, fewest.plan().cell(), most.plan().cell()))
          .forEach(found::add);
    }
    return found;
  }

  private static double[] perElement(ArmForks arm, CellForks cell) {
    double[] scores = arm.scores();
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= cell.plan().cell().tasks();
    }
    return scores;
  }

  private static String sentence(ArmForks arm, WelchRatio ratio, Cell fewest, Cell most) {
    return "%s %s times as much (%s to %s) with %d as with %d"
        .formatted(
            arm.arm().id(),
            Figures.number(ratio.value()),
            Figures.number(ratio.interval().low()),
            Figures.number(ratio.interval().high()),
            most.tasks(),
            fewest.tasks());
  }
}
