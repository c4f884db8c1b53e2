package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Estimate;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.stats.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reader takes away from one cell, in sentences that claim no more than the forks tell.
 *
 * @param cell the cell's name
 * @param anchor the cell's place in the page
 * @param sentence what won and by how much, or that nothing did
 * @param noise what the same thing measured twice differs by
 * @param doubts what cannot be told, one sentence each
 */
record Headline(String cell, String anchor, String sentence, String noise, List<String> doubts) {

  Headline {
    doubts = List.copyOf(doubts);
  }

  /**
   * Returns the headline of a cell.
   *
   * @param anchor the cell's place in the page
   * @param margin the equivalence margin of the run
   */
  static Headline of(CellAnalysis cell, String anchor, double margin) {
    return new Headline(
        Labels.of(cell.plan().cell()),
        anchor,
        new Sentence(cell, margin).text(),
        noise(cell),
        doubts(cell, margin));
  }

  /** Returns whether there is anything that cannot be told. */
  boolean hasDoubts() {
    return !doubts.isEmpty();
  }

  private static String noise(CellAnalysis cell) {
    String baseline = Labels.of(cell.plan().baseline());
    return cell.noise()
        .map(
            n ->
                "Noise floor: %s measured twice gave a ratio of %s."
                    .formatted(baseline, Numbers.ratio(n.ratio())))
        .orElse("The noise floor is unknown: there is no control arm to compare with.");
  }

  private static List<String> doubts(CellAnalysis cell, double margin) {
    var doubts = new ArrayList<String>();
    var single = cell.arms().stream().filter(a -> a.points().size() == 1).toList();
    if (!single.isEmpty()) {
      doubts.add(
          "%s, which says nothing about how forks differ."
              .formatted(
                  single.size() == 1
                      ? Labels.of(single.getFirst().arm()) + " has one fork"
                      : single.size() + " strategies have one fork each"));
    }
    for (ArmAnalysis arm : cell.arms()) {
      String name = Labels.of(arm.arm());
      boolean baseline = arm.arm().strategy().equals(cell.plan().baseline());
      if (arm.score().isEmpty()) {
        doubts.add(
            arm.failures().isEmpty()
                ? name + " has not run."
                : name + " failed in every fork: " + sentence(arm.failures().getFirst()));
      } else if (!baseline && arm.points().size() > 1) {
        tooClose(arm, margin).ifPresent(doubts::add);
      }
    }
    return doubts;
  }

  private static Optional<String> tooClose(ArmAnalysis arm, double margin) {
    return arm.comparison()
        .filter(c -> c.verdict() == Verdict.INCONCLUSIVE)
        .map(
            c ->
                "%s against the baseline, %s, is too close to call with %d forks and a margin of %s."
                    .formatted(
                        Labels.of(arm.arm()),
                        Numbers.ratio(c.ratio()),
                        c.ratio().n(),
                        Numbers.margin(margin)));
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }

  /** The one sentence that says what won. */
  private record Sentence(CellAnalysis cell, double margin) {

    String text() {
      var baseline = baselineScore();
      if (baseline.isEmpty()) {
        return "%s, the baseline, was not measured, so there is nothing to compare with."
            .formatted(Labels.of(cell.plan().baseline()));
      }
      if (contenders().isEmpty()) {
        return "Only the baseline was measured: %s took %s."
            .formatted(
                Labels.of(cell.plan().baseline()), Numbers.score(baseline.get(), cell.unit()));
      }
      return with(Verdict.BETTER).stream()
          .min(Comparator.comparingDouble(Contender::ratio))
          .map(best -> won(best, baseline.get()))
          .orElseGet(() -> nothingWon(baseline.get()));
    }

    private String won(Contender best, Estimate baseline) {
      var ties =
          contenders().stream().filter(c -> !c.equals(best) && c.low() <= best.high()).toList();
      String against =
          "it took %s of the time of %s, %s against %s."
              .formatted(
                  Numbers.ratio(best.comparison.ratio()),
                  Labels.of(cell.plan().baseline()),
                  best.arm.score().map(s -> Numbers.score(s, cell.unit()).toString()).orElse(""),
                  Numbers.score(baseline, cell.unit()));
      return ties.isEmpty()
          ? "%s was fastest: %s".formatted(best.name(), against)
          : "%s leads: %s Not told apart from it: %s.".formatted(best.name(), against, names(ties));
    }

    private String nothingWon(Estimate baseline) {
      var open = with(Verdict.INCONCLUSIVE);
      String name = Labels.of(cell.plan().baseline());
      String score = Numbers.score(baseline, cell.unit()).toString();
      var text =
          new StringBuilder(
              open.isEmpty()
                  ? "Nothing was faster than %s, which took %s.".formatted(name, score)
                  : "Nothing was shown to be faster than %s, which took %s."
                      .formatted(name, score));
      append(text, "The same within " + Numbers.margin(margin), with(Verdict.EQUIVALENT));
      append(text, "Slower", with(Verdict.WORSE));
      append(text, "Open", open);
      return text.toString();
    }

    private static void append(StringBuilder text, String what, List<Contender> who) {
      if (!who.isEmpty()) {
        text.append(' ').append(what).append(": ").append(names(who)).append('.');
      }
    }

    private Optional<Estimate> baselineScore() {
      return cell.arms().stream()
          .filter(a -> !a.arm().control() && a.arm().strategy().equals(cell.plan().baseline()))
          .findFirst()
          .flatMap(ArmAnalysis::score);
    }

    private List<Contender> with(Verdict verdict) {
      return contenders().stream().filter(c -> c.comparison.verdict() == verdict).toList();
    }

    private List<Contender> contenders() {
      return cell.arms().stream()
          .filter(a -> !a.arm().control())
          .flatMap(a -> a.comparison().stream().map(c -> new Contender(a, c)))
          .toList();
    }

    private static String names(List<Contender> contenders) {
      return contenders.stream()
          .map(c -> "%s (%s)".formatted(c.name(), Numbers.ratio(c.comparison.ratio()).value()))
          .collect(Collectors.joining("; "));
    }
  }

  /** An arm that can be compared with the baseline. */
  private record Contender(ArmAnalysis arm, Comparison comparison) {

    String name() {
      return Labels.of(arm.arm());
    }

    double ratio() {
      return comparison.ratio().value();
    }

    double low() {
      return comparison.ratio().interval().map(Interval::low).orElse(ratio());
    }

    double high() {
      return comparison.ratio().interval().map(Interval::high).orElse(ratio());
    }
  }
}
