package dev.threadmill.analysis;

import dev.threadmill.result.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Applies every rule to every cell: at most one finding per rule and cell. */
final class Findings {
  /** Most important first: what is missing, then what is wrong, then what is weak. */
  private static final List<Rule> RULES =
      List.of(
          new Rule("FORKS_FAILED", ForkRules::forksFailed),
          new Rule("CONTROL", ArmRules::control),
          new Rule("ABOVE_BOUND", ArmRules::aboveBound),
          new Rule("FARM_LATE", ForkRules::farmLate),
          new Rule("FARM_BUSY", ForkRules::farmBusy),
          new Rule("NOT_STEADY", ForkRules::notSteady),
          new Rule("NOISY", ArmRules::noisy),
          new Rule("FEW_FORKS", ArmRules::fewForks),
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
    for (Rule rule : RULES) {
      for (CellEvidence cell : cells) {
        var id = Optional.of(cell.analysis().plan().cell().id());
        rule.check().apply(cell).ifPresent(s -> findings.add(new Finding(rule.name(), id, s)));
      }
    }
    return List.copyOf(findings);
  }

  private static Optional<String> partial(RunRecord run) {
    if (!run.partial()) {
      return Optional.empty();
    }
    return Optional.of(
        "The run was cut short: %d of %s ended. Every figure rests on fewer blocks than planned."
            .formatted(
                run.forks().size(),
                Figures.count(run.manifest().plan().order().size(), "planned fork")));
  }
}
