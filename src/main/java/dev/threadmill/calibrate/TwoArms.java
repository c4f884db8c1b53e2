package dev.threadmill.calibrate;

import dev.threadmill.plan.Arm;
import dev.threadmill.result.ForkOutcome;
import dev.threadmill.result.ForkRecord;
import dev.threadmill.result.Iteration;
import dev.threadmill.result.RunRecord;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The scored iterations of two arms, fork by fork: all that judges see who know of no blocks.
 *
 * @param first the forks of one arm, each with the scores of its iterations
 * @param second those of the other, as many
 */
record TwoArms(List<double[]> first, List<double[]> second) {

  TwoArms {
    first = List.copyOf(first);
    second = List.copyOf(second);
  }

  /** Returns the forks as they were: those of one arm, and those of the other. */
  static TwoArms asRun(RunRecord run, Arm first, Arm second) {
    return new TwoArms(
        scores(forks(run, Set.of(first.id()))), scores(forks(run, Set.of(second.id()))));
  }

  /**
   * Returns the same forks as if all of one arm had run first and then all of the other. For arms
   * that are the same in truth that is a matter of names: the first half of the forks in time, and
   * the second half.
   */
  static TwoArms inSequence(RunRecord run, Arm first, Arm second) {
    var forks = forks(run, Set.of(first.id(), second.id()));
    int half = forks.size() / 2;
    return new TwoArms(
        scores(forks.subList(0, half)), scores(forks.subList(forks.size() - half, forks.size())));
  }

  private static List<ForkRecord> forks(RunRecord run, Set<String> arms) {
    return run.forks().stream()
        .filter(f -> arms.contains(f.fork().arm()))
        .sorted(Comparator.comparing(ForkRecord::started))
        .toList();
  }

  private static List<double[]> scores(List<ForkRecord> forks) {
    return forks.stream().flatMap(TwoArms::scores).toList();
  }

  private static Stream<double[]> scores(ForkRecord fork) {
    return switch (fork.outcome()) {
      case ForkOutcome.Measured measured ->
          Stream.of(
              measured.iterations().stream()
                  .filter(i -> !i.warmup())
                  .mapToDouble(Iteration::score)
                  .toArray());
      case ForkOutcome.Failed failed -> Stream.empty();
    };
  }

  /** Returns the mean of each fork's iterations. */
  static double[] means(List<double[]> forks) {
    return forks.stream().mapToDouble(f -> Arrays.stream(f).average().orElseThrow()).toArray();
  }

  /** Returns the iterations of all forks in one. */
  static double[] pooled(List<double[]> forks) {
    return forks.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
