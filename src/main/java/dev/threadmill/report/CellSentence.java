package dev.threadmill.report;

import static java.util.stream.Collectors.joining;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.report.Numbers.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what won in a cell.
 *
 * @param margin the equivalence margin of the run
 */
record CellSentence(CellAnalysis cell, double margin) {
  /** More names than these are no subject of a sentence. */
  private static final int MOST_NAMES = 3;

  /** Returns one sentence, or a few short ones where no single one is honest. */
  String text() {
    var builds = arms(a -> a.comparison().map(c -> c.baseline().otherBuild()).orElse(false));
    return builds.isEmpty() ? strategies() : builds(builds) + " " + strategies();
  }

  private String strategies() {
    var baseline = find(Arm.of(cell.plan().baseline())).filter(a -> a.score().isPresent());
    if (baseline.isEmpty()) {
      return "%s, the baseline, was not measured, so there is nothing to compare with."
          .formatted(cell.plan().baseline().label());
    }
    var compared = arms(a -> a.arm().variant() instanceof Arm.Plain && a.score().isPresent());
    if (compared.size() == 1) {
      return "One strategy was measured: %s took %s."
          .formatted(name(baseline.get()), score(baseline.get()));
    }
    // One fork cannot lose, so not having lost says nothing of it.
    var winners = arms(a -> cell.winners().contains(a.arm()) && a.points().size() > 1);
    if (winners.isEmpty()) {
      return "Nothing can be ranked: no two strategies share two blocks.";
    }
    return cell.contaminated() ? unranked(baseline.get()) : ranked(winners, baseline.get());
  }

  private String ranked(List<ArmAnalysis> winners, ArmAnalysis baseline) {
    if (winners.equals(List.of(baseline))) {
      return "%s, the baseline, is fastest: it took %s.".formatted(name(baseline), score(baseline));
    }
    if (winners.size() == 1) {
      return "%s is fastest: %s.".formatted(name(winners.getFirst()), took(winners, baseline));
    }
    var names = winners.stream().map(CellSentence::name).toList();
    return names.size() <= MOST_NAMES
        ? "%s are not distinguishable and nothing is faster: %s."
            .formatted(Labels.list(names), took(winners, baseline))
        : "%d strategies are not distinguishable and nothing is faster: %s. Of them %s."
            .formatted(names.size(), Labels.list(names), took(winners, baseline));
  }

  /** What the lowest mean comes to, against the baseline where that is another strategy. */
  private String took(List<ArmAnalysis> winners, ArmAnalysis baseline) {
    var lowest = winners.stream().min(Comparator.comparingDouble(CellSentence::mean)).orElseThrow();
    String who = winners.size() == 1 ? "it" : name(lowest);
    return lowest
        .comparison()
        .filter(c -> c.baseline().equals(baseline.arm()))
        .map(
            c ->
                "%s took %s of the time of %s, %s against %s"
                    .formatted(
                        who,
                        Numbers.ratio(c.ratio()),
                        name(baseline),
                        score(lowest),
                        score(baseline)))
        .orElseGet(() -> "%s took %s".formatted(who, score(lowest)));
  }

  /** Where the control arm differs only what is claimed against the baseline is said. */
  private String unranked(ArmAnalysis baseline) {
    var against = arms(a -> isComparedWith(a, baseline.arm()));
    return "No ranking, as the control arm differs from the baseline %s, which took %s.%s"
        .formatted(name(baseline), score(baseline), byVerdict(against));
  }

  private String builds(List<ArmAnalysis> arms) {
    return "This build is compared with another.%s".formatted(byVerdict(arms));
  }

  private static boolean isComparedWith(ArmAnalysis arm, Arm baseline) {
    return !arm.arm().control()
        && arm.comparison().map(c -> c.baseline().equals(baseline)).orElse(false);
  }

  private String byVerdict(List<ArmAnalysis> arms) {
    return part("faster", arms, Verdict.BETTER)
        + part("slower", arms, Verdict.WORSE)
        + part("the same within " + Numbers.margin(margin), arms, Verdict.EQUIVALENT)
        + part("can't tell yet", arms, Verdict.INCONCLUSIVE);
  }

  private static String part(String what, List<ArmAnalysis> arms, Verdict verdict) {
    var names =
        arms.stream()
            .flatMap(
                a -> a.comparison().filter(c -> c.verdict() == verdict).map(c -> of(a, c)).stream())
            .collect(joining("; "));
    return names.isEmpty() ? "" : " %s: %s.".formatted(capitalised(what), names);
  }

  private static String of(ArmAnalysis arm, Comparison comparison) {
    return "%s (%s)".formatted(name(arm), Numbers.ratio(comparison.ratio()).value());
  }

  private static String capitalised(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private List<ArmAnalysis> arms(Predicate<ArmAnalysis> wanted) {
    return cell.arms().stream().filter(wanted).toList();
  }

  private Optional<ArmAnalysis> find(Arm arm) {
    return cell.arms().stream().filter(a -> a.arm().equals(arm)).findFirst();
  }

  private static String name(ArmAnalysis arm) {
    return Labels.of(arm.arm());
  }

  private static double mean(ArmAnalysis arm) {
    return arm.score().orElseThrow().value();
  }

  private Text score(ArmAnalysis arm) {
    return arm.score().map(s -> Numbers.score(s, cell.unit())).orElse(Text.NONE);
  }
}
