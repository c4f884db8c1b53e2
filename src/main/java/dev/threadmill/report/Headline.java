package dev.threadmill.report;

import dev.threadmill.analysis.ArmAnalysis;
import dev.threadmill.analysis.CellAnalysis;
import dev.threadmill.analysis.Comparison;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.stats.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reader takes away from one cell, in sentences that claim no more than the forks tell.
 *
 * @param cell the cell's name
 * @param anchor the cell's place in the page
 * @param sentence what won and by how much, or that nothing did
 * @param noise what the same thing measured twice differs by
 * @param warning why small differences are not claimed here; empty if there is no reason
 * @param doubts what cannot be told, one sentence each
 */
record Headline(
    String cell,
    String anchor,
    String sentence,
    String noise,
    String warning,
    List<String> doubts) {

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
        new CellSentence(cell, margin).text(),
        noise(cell),
        warning(cell),
        doubts(cell, margin));
  }

  /** Returns whether there is anything that cannot be told. */
  boolean hasDoubts() {
    return !doubts.isEmpty();
  }

  private static String noise(CellAnalysis cell) {
    String baseline = cell.plan().baseline().label();
    return cell.noise()
        .map(Comparison::ratio)
        .map(
            ratio ->
                ratio
                    .interval()
                    .map(
                        i ->
                            "Noise floor %s: %s measured twice gave a ratio of %s."
                                .formatted(
                                    Numbers.plusMinus(halfWidth(i)),
                                    baseline,
                                    Numbers.ratio(ratio)))
                    .orElse("The noise floor is unknown: one block says nothing about noise."))
        .orElse("The noise floor is unknown: there is no control arm to compare with.");
  }

  /** Returns by what share a ratio's interval reaches from its middle, on the logarithmic scale. */
  static double halfWidth(Interval ratio) {
    return Math.sqrt(ratio.high() / ratio.low()) - 1;
  }

  private static String warning(CellAnalysis cell) {
    return cell.noise()
        .filter(n -> cell.contaminated())
        .map(n -> Math.abs(Math.log(n.ratio().value())))
        .map(
            off ->
                "The same thing measured twice differed by %s, more than chance allows: differences"
                        .formatted(Numbers.plusMinus(Math.expm1(off)).substring(1))
                    + " below %s are not claimed here."
                        .formatted(Numbers.plusMinus(Math.expm1(2 * off)).substring(1)))
        .orElse("");
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
      if (arm.score().isEmpty()) {
        doubts.add(
            arm.failures().isEmpty()
                ? name + " has not run."
                : name + " failed in every fork: " + sentence(arm.failures().getFirst()));
      }
    }
    open(cell).forEach((baseline, arms) -> doubts.add(tooClose(baseline, arms, cell, margin)));
    return doubts;
  }

  /** The contenders that cannot be told from what they are compared with, by that. */
  private static Map<Arm, List<ArmAnalysis>> open(CellAnalysis cell) {
    var open = new LinkedHashMap<Arm, List<ArmAnalysis>>();
    for (ArmAnalysis arm : cell.arms()) {
      arm.comparison()
          .filter(c -> c.verdict() == Verdict.INCONCLUSIVE && !arm.arm().control())
          .filter(c -> arm.points().size() > 1)
          .ifPresent(c -> open.computeIfAbsent(c.baseline(), b -> new ArrayList<>()).add(arm));
    }
    return open;
  }

  private static String tooClose(
      Arm baseline, List<ArmAnalysis> arms, CellAnalysis cell, double margin) {
    var names =
        arms.stream()
            .flatMap(
                a ->
                    a.comparison().stream()
                        .map(c -> Labels.of(a.arm()) + " " + Numbers.ratio(c.ratio()).value()))
            .toList();
    String more = MoreBlocks.of(arms, cell);
    return "Too close to call against %s, with a margin of %s: %s%s."
        .formatted(
            Labels.of(baseline),
            Numbers.margin(margin),
            Labels.list(names),
            more.isEmpty() ? "" : ". " + more);
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }
}
