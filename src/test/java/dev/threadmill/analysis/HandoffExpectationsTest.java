package dev.threadmill.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.threadmill.analysis.Expectation.Outcome;
import dev.threadmill.workload.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A published order must not be called reproduced, or contradicted, by less than an interval. */
final class HandoffExpectationsTest {
  private static final String QUEUE = "virtual-synchronous-queue";

  private static RunBuilder run(String batch, String... arms) {
    return new RunBuilder(2).cell(Workload.HANDOFF, Map.of("batch", batch), arms);
  }

  private static List<Expectation> of(RunBuilder run) {
    return run.analyze().cells().getFirst().expectations();
  }

  private static Outcome queueAgainstPark(double... park) {
    var run = run("1", "virtual-park", QUEUE).scores("virtual-park", park);
    var found = of(run.scores(QUEUE, 10, 10, 10));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().top().id()).isEqualTo("virtual-park");
    assertThat(found.getFirst().bottom().id()).isEqualTo(QUEUE);
    return found.getFirst().outcome();
  }

  @Test
  void publishedOrder_isConfirmedContradictedOrOpen() {
    assertThat(queueAgainstPark(20, 21, 20)).isEqualTo(Outcome.CONFIRMED);
    assertThat(queueAgainstPark(5, 5.1, 5)).isEqualTo(Outcome.CONTRADICTED);
    assertThat(queueAgainstPark(9, 12, 10)).isEqualTo(Outcome.OPEN);
    assertThat(queueAgainstPark(20)).isEqualTo(Outcome.OPEN);
  }

  @Test
  void muchFaster_isFiveTimes() {
    var run = run("1", "virtual", "platform").scores("virtual", 1, 1, 1);
    var found = of(run.scores("platform", 4.5, 4.6, 4.5)).getFirst();
    assertThat(found.least()).isEqualTo(5);
    assertThat(found.ratio().value()).isCloseTo(4.53, within(0.01));
    assertThat(found.outcome()).isEqualTo(Outcome.CONTRADICTED);
  }

  @Test
  void generator_isHeldAgainstTheFastestHandOffOfEachKind() {
    var run =
        run(
            "1",
            "virtual",
            "virtual-park",
            QUEUE,
            "virtual-park-on-demand",
            "virtual-lock-on-demand");
    run.scores("virtual", 11, 11, 11).scores("virtual-park", 12, 12, 12).scores(QUEUE, 6, 6, 6);
    run.scores("virtual-park-on-demand", 10, 10, 10);
    run.scores("virtual-lock-on-demand", 30, 30, 30);
    var ours = of(run).stream().filter(e -> e.top().id().equals("virtual")).toList();
    assertThat(ours)
        .extracting(e -> e.bottom().id())
        .containsExactly("virtual-park-on-demand", QUEUE);
    assertThat(ours)
        .extracting(Expectation::outcome)
        .containsExactly(Outcome.CONFIRMED, Outcome.CONTRADICTED);
    assertThat(ours).extracting(Expectation::most).containsOnly(1.15);
  }

  @Test
  void continuation_isHeldAgainstTheBareOne() {
    var run = run("1", "continuation", "bare-continuation").scores("continuation", 12, 12.1, 12);
    var found = of(run.scores("bare-continuation", 10, 10, 10)).getFirst();
    assertThat(found.most()).isEqualTo(1.25);
    assertThat(found.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(found.robust()).isEmpty();
  }

  @Test
  void batchesAndOtherWork_areNotExpectedToDoAnything() {
    var batched = run("16", "virtual", "platform").scores("virtual", 1, 1);
    assertThat(of(batched.scores("platform", 9, 9))).isEmpty();
    var sums = new RunBuilder(2).cell(Workload.SUM_LIST, Map.of(), "sequential");
    assertThat(of(sums.scores("sequential", 1, 1))).isEmpty();
  }

  @Test
  void armWithoutAFork_isLeftOut() {
    assertThat(of(run("1", "virtual", "platform").scores("virtual", 1, 1))).isEmpty();
  }

  @Test
  void bound_isTheIteratorOfTheSameBlocks() {
    var run = run("1", "iterator", "virtual").scores("iterator", 1, 4).scores("virtual", 100, 100);
    var virtual = run.analyze().cells().getFirst().arms().getLast();
    assertThat(virtual.bound().orElseThrow().value()).isCloseTo(2, within(1e-9));
    assertThat(virtual.bound().orElseThrow().reason()).isEqualTo("hand-written iterator");
  }
}
