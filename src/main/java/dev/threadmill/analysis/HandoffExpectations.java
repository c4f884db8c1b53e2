package dev.threadmill.analysis;

import static dev.threadmill.handoff.Source.BARE_CONTINUATION;
import static dev.threadmill.handoff.Source.CONTINUATION;
import static dev.threadmill.handoff.Source.ITERATOR;
import static dev.threadmill.handoff.Source.PLATFORM;
import static dev.threadmill.handoff.Source.PLATFORM_LOCK;
import static dev.threadmill.handoff.Source.PLATFORM_PARK;
import static dev.threadmill.handoff.Source.PLATFORM_SYNCHRONOUS_QUEUE;
import static dev.threadmill.handoff.Source.VIRTUAL;
import static dev.threadmill.handoff.Source.VIRTUAL_LOCK;
import static dev.threadmill.handoff.Source.VIRTUAL_PARK;
import static dev.threadmill.handoff.Source.VIRTUAL_SYNCHRONOUS_QUEUE;

import dev.threadmill.handoff.Source;
import dev.threadmill.plan.Arm;
import dev.threadmill.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is expected of a hand-off, where it was measured one element at a time.
 *
 * <p>The published figures are those of github.com/broo2s/benchmark-fibonacci-generator
 * (README.adoc at 13804c9): JDK 21 on a laptop of four hardware threads, nanoseconds per element.
 * "Much" is taken to be a factor of five; its figures that are called so here are 8 apart or more.
 */
final class HandoffExpectations {
  private static final String PUBLISHED = "broo2s/benchmark-fibonacci-generator, JDK 21";
  private static final String OURS = "what Threadmill's generators promise";
  private static final double MUCH = 5;

  private final CellForks cell;
  private final Optional<Integer> firstStage;
  private final List<Expectation> found = new ArrayList<>();

  private HandoffExpectations(CellForks cell, Optional<Integer> firstStage) {
    this.cell = cell;
    this.firstStage = firstStage;
  }

  /** Returns what is expected of a cell; nothing where one of the two arms was not measured. */
  static List<Expectation> of(CellForks cell, Optional<Integer> firstStage) {
    var work = cell.plan().cell();
    if (work.workload() != Workload.HANDOFF || !work.parameter("batch").equals("1")) {
      return List.of();
    }
    var expectations = new HandoffExpectations(cell, firstStage);
    expectations.published();
    expectations.ours();
    return List.copyOf(expectations.found);
  }

  private void published() {
    atLeast(
        "An iterator is much faster than a SynchronousQueue of virtual threads (0.31 to 385 ns)",
        PUBLISHED,
        VIRTUAL_SYNCHRONOUS_QUEUE,
        ITERATOR,
        MUCH);
    atLeast(
        "On virtual threads a SynchronousQueue is faster than park/unpark (385 to 1,246 ns)",
        PUBLISHED,
        VIRTUAL_PARK,
        VIRTUAL_SYNCHRONOUS_QUEUE,
        1);
    atLeast(
        "On virtual threads a SynchronousQueue is faster than lock and condition (385 to 1,188 ns)",
        PUBLISHED,
        VIRTUAL_LOCK,
        VIRTUAL_SYNCHRONOUS_QUEUE,
        1);
    atLeast(
        "A SynchronousQueue is much faster on virtual than on platform threads (385 to 3,219 ns)",
        PUBLISHED,
        PLATFORM_SYNCHRONOUS_QUEUE,
        VIRTUAL_SYNCHRONOUS_QUEUE,
        MUCH);
    atLeast(
        "Park/unpark is much faster on virtual than on platform threads (1,246 to 10,119 ns)",
        PUBLISHED,
        PLATFORM_PARK,
        VIRTUAL_PARK,
        MUCH);
    atLeast(
        "Lock and condition are much faster on virtual than on platform threads (1,188 to 10,914"
            + " ns)",
        PUBLISHED,
        PLATFORM_LOCK,
        VIRTUAL_LOCK,
        MUCH);
  }

  private void ours() {
    atLeast(
        "A generator is much faster on a virtual than on a platform thread",
        OURS,
        PLATFORM,
        VIRTUAL,
        MUCH);
    atMost(
        "A generator on a continuation costs at most 1.25 times a bare continuation",
        OURS,
        CONTINUATION,
        BARE_CONTINUATION,
        1.25);
    fastest(s -> s.virtual() && s.primitive() && s.onDemand())
        .ifPresent(
            hand ->
                atMost(
                    "A generator on a virtual thread costs at most 1.15 times the fastest hand-off"
                        + " between virtual threads that makes elements on demand, as it does",
                    OURS,
                    VIRTUAL,
                    hand,
                    1.15));
    fastest(s -> s.virtual() && s.primitive() && !s.onDemand())
        .ifPresent(
            hand ->
                atMost(
                    "A generator on a virtual thread costs at most 1.15 times the fastest hand-off"
                        + " between virtual threads whose producer runs ahead, which it may not",
                    OURS,
                    VIRTUAL,
                    hand,
                    1.15));
  }

  private Optional<Source> fastest(Predicate<Source> wanted) {
    return Arrays.stream(Source.values())
        .filter(wanted)
        .filter(s -> forks(s).isPresent())
        .min(
            Comparator.comparingDouble(
                s -> Estimate.ofScores(forks(s).orElseThrow().scores()).value()));
  }

  private void atLeast(String sentence, String origin, Source top, Source bottom, double line) {
    add(sentence, origin, top, bottom, line, Double.POSITIVE_INFINITY);
  }

  private void atMost(String sentence, String origin, Source top, Source bottom, double line) {
    add(sentence, origin, top, bottom, 0, line);
  }

  private void add(
      String sentence, String origin, Source top, Source bottom, double least, double most) {
    forks(top)
        .flatMap(t -> forks(bottom).flatMap(b -> RawComparison.of(t, b, firstStage)))
        .ifPresent(
            raw ->
                found.add(
                    new Expectation(
                        sentence,
                        origin,
                        raw.arm(),
                        raw.baseline(),
                        least,
                        most,
                        raw.estimate(),
                        Optional.of(raw.robust()).filter(r -> r.interval().isPresent()))));
  }

  private Optional<ArmForks> forks(Source source) {
    return cell.arms().stream()
        .filter(a -> a.arm().equals(Arm.of(source)) && !a.measured().isEmpty())
        .findFirst();
  }
}
