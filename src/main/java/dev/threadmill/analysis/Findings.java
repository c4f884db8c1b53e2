package dev.threadmill.analysis;

import static java.util.stream.Collectors.joining;

import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Applies every rule to every cell: at most one finding per rule and cell. */
final class Findings {
  private static final int MOST_REASONS = 3;

  /** Most important first: what is missing, then what is wrong, then what is weak. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("FORKS_FAILED", ForkRules::forksFailed),
          new Rule("CONTAMINATED", ArmRules::contaminated),
          new Rule("OTHERS_BUSY", MachineRules::othersBusy),
          new Rule("STEAL", MachineRules::steal),
          new Rule("ABOVE_BOUND", ArmRules::aboveBound),
          new Rule("FARM_LATE", ForkRules::farmLate),
          new Rule("FARM_BUSY", ForkRules::farmBusy),
          new Rule("SATURATED", MachineRules::saturated),
          new Rule("PINNED", ArmRules::pinned),
          new Rule("HEAVY_TAIL", SpreadRules::heavyTail),
          new Rule("MULTIMODAL", SpreadRules::multimodal),
          new Rule("NOT_STEADY", ForkRules::notSteady),
          new Rule("WARM_UP", ForkRules::warmUp),
          new Rule("NOISY", ArmRules::noisy),
          new Rule("DRIFT", SpreadRules::drift),
          new Rule("POSITION_EFFECT", SpreadRules::position),
          new Rule("FEW_FORKS", ArmRules::fewForks),
          new Rule("SHORT_ITERATIONS", ArmRules::shortIterations),
          new Rule("SMALL_COMMON_POOL", ArmRules::smallCommonPool));

  private Findings() {}

  /**
   * A rule.
   *
   * @param check the sentence, if the cell gives reason for one
   */
  private record Rule(String name, Function<CellEvidence, Optional<String>> check) {}

  static List<Finding> of(RunRecord run, List<CellEvidence> cells) {
    var findings = new ArrayList<Finding>();
    partial(run).ifPresent(s -> findings.add(new Finding("PARTIAL", Optional.empty(), s)));
    repeated(run).ifPresent(s -> findings.add(new Finding("REPEATED", Optional.empty(), s)));
    machine(run).ifPresent(s -> findings.add(new Finding("MACHINE", Optional.empty(), s)));
    for (Rule rule : RULES) {
      for (CellEvidence cell : cells) {
        var id = Optional.of(cell.analysis().plan().cell().id());
        rule.check().apply(cell).ifPresent(s -> findings.add(new Finding(rule.name(), id, s)));
      }
    }
    Linearity.notLinear(cells)
        .ifPresent(s -> findings.add(new Finding("NOT_LINEAR", Optional.empty(), s)));
    return List.copyOf(findings);
  }

  private static Optional<String> partial(RunRecord run) {
    if (!run.partial()) {
      return Optional.empty();
    }
    return Optional.of(
        "The run was cut short: %d of %s ended. Every figure rests on fewer blocks than planned."
            .formatted(run.forks().size(), Figures.count(run.order().size(), "planned fork")));
  }

  private static Optional<String> repeated(RunRecord run) {
    long blocks =
        run.added().stream()
            .filter(f -> f.attempt() > 0)
            .map(f -> f.cell() + "/" + f.block() + "/" + f.attempt())
            .distinct()
            .count();
    return blocks == 0
        ? Optional.empty()
        : Optional.of(
            "%s run again because forks failed: %s. Their first attempts are kept and enter no figure."
                .formatted(
                    Figures.count((int) blocks, "block") + (blocks == 1 ? " was" : " were"),
                    reasons(run)));
  }

  private static String reasons(RunRecord run) {
    return run.forks().stream()
        .filter(f -> f.outcome() instanceof ForkOutcome.Failed)
        .map(f -> f.fork().arm() + ": " + ((ForkOutcome.Failed) f.outcome()).reason())
        .distinct()
        .limit(MOST_REASONS)
        .collect(joining("; "));
  }

  private static Optional<String> machine(RunRecord run) {
    var warnings = run.manifest().diagnoses().stream().filter(d -> !d.remedy().isEmpty()).toList();
    return warnings.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Before the run the machine was not at its best: %s."
                .formatted(
                    warnings.stream()
                        .map(d -> d.sentence() + " (" + d.remedy() + ")")
                        .collect(joining("; "))));
  }
}
