package dev.threadmill.calibrate;

import dev.threadmill.analysis.Analyzer;
import dev.threadmill.analysis.RunAnalysis;
import dev.threadmill.analysis.Verdict;
import dev.threadmill.plan.Arm;
import dev.threadmill.result.RunRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How often arms that are the same in truth were called different.
 *
 * @param runs how many times they were judged
 * @param ours by the suite's own analysis
 * @param asRun by each other judge, from the same forks
 * @param inSequence by each other judge, had one arm run after the other
 */
record FalseAlarms(
    int runs, int ours, Map<RivalJudge, Integer> asRun, Map<RivalJudge, Integer> inSequence) {

  /** What was said of one pair of arms. */
  record Judged(boolean ours, List<RivalJudge> asRun, List<RivalJudge> inSequence) {

    /** Judges a run in which the contender is the baseline once more. */
    static Judged of(RunRecord run, Arm contender, SplittableRandom random) {
      return new Judged(
          claims(Analyzer.analyze(run)),
          claiming(TwoArms.asRun(run, Contenders.BASELINE, contender), random),
          claiming(TwoArms.inSequence(run, Contenders.BASELINE, contender), random));
    }

    private static List<RivalJudge> claiming(TwoArms arms, SplittableRandom random) {
      return List.of(RivalJudge.values()).stream().filter(j -> j.claims(arms, random)).toList();
    }
  }

  /** Adds up what was said. */
  static FalseAlarms of(List<Judged> all) {
    var asRun = new EnumMap<RivalJudge, Integer>(RivalJudge.class);
    var inSequence = new EnumMap<RivalJudge, Integer>(RivalJudge.class);
    for (RivalJudge judge : RivalJudge.values()) {
      asRun.put(judge, (int) all.stream().filter(j -> j.asRun().contains(judge)).count());
      inSequence.put(judge, (int) all.stream().filter(j -> j.inSequence().contains(judge)).count());
    }
    int ours = (int) all.stream().filter(Judged::ours).count();
    return new FalseAlarms(all.size(), ours, asRun, inSequence);
  }

  /** Returns whether a report says of any arm that it is better or worse. */
  static boolean claims(RunAnalysis analysis) {
    return analysis.cells().stream()
        .flatMap(c -> c.arms().stream())
        .flatMap(a -> a.comparison().stream())
        .anyMatch(c -> c.verdict() == Verdict.BETTER || c.verdict() == Verdict.WORSE);
  }
}
