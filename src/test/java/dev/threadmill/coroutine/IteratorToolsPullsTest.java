package dev.threadmill.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

/**
 * How often each tool pulls from sources without end. A tool that reads ahead gives the right
 * elements, and yet never returns from a source whose next element never comes.
 */
final class IteratorToolsPullsTest {

  /** Repeats a list for ever, and counts what is taken from it. */
  private static final class Endless implements Iterator<Integer> {
    /** More than any tool here may need; one that would pull for ever fails instead. */
    private static final int MOST_PULLS = 100_000;

    private final List<Integer> cycle;
    private int pulls;

    Endless(List<Integer> cycle) {
      this.cycle = cycle;
    }

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      if (pulls == MOST_PULLS) {
        throw new AssertionError("still pulling after " + pulls + " elements");
      }
      return get(pulls++);
    }

    int get(int index) {
      return cycle.get(index % cycle.size());
    }

    /** Returns how many pulls it takes to see {@code count} elements that match. */
    int pullsFor(int count, Predicate<Integer> wanted) {
      int seen = 0;
      int index = 0;
      for (; seen < count; index++) {
        seen += wanted.test(get(index)) ? 1 : 0;
      }
      return index;
    }
  }

  private static void take(int count, Iterator<?> iterator) {
    for (int i = 0; i < count; i++) {
      iterator.next();
    }
  }

  @Property
  void takeWhile_pullsEachOnce_andTheOneThatEndsIt(
      @ForAll @NotEmpty List<@IntRange(max = 9) Integer> cycle,
      @ForAll @IntRange(max = 9) int bound) {
    var source = new Endless(cycle);
    var taken = IteratorTools.takeWhile(source, x -> x < bound);
    assertThat(source.pulls).isZero();
    for (int i = 0; i < 30 && source.get(i) < bound; i++) {
      assertThat(taken.next()).isEqualTo(source.get(i));
      assertThat(source.pulls).isEqualTo(i + 1);
    }
    int before = source.pulls;
    assertThat(taken.hasNext()).isEqualTo(source.get(before) < bound);
    assertThat(source.pulls).isEqualTo(before + 1);
  }

  @Property
  void filters_pullUpToTheMatch(
      @ForAll @NotEmpty List<@IntRange(max = 9) Integer> cycle,
      @ForAll @IntRange(max = 9) int bound,
      @ForAll @IntRange(min = 1, max = 30) int count) {
    Predicate<Integer> low = x -> x < bound;
    if (cycle.stream().anyMatch(low)) {
      var source = new Endless(cycle);
      var filtered = IteratorTools.filter(source, low);
      assertThat(source.pulls).isZero();
      take(count, filtered);
      assertThat(source.pulls).isEqualTo(source.pullsFor(count, low));
    }
    if (!cycle.stream().allMatch(low)) {
      var source = new Endless(cycle);
      var filtered = IteratorTools.filterFalse(source, low);
      assertThat(source.pulls).isZero();
      take(count, filtered);
      assertThat(source.pulls).isEqualTo(source.pullsFor(count, low.negate()));
    }
  }

  @Property
  void accumulate_pullsOneForEach(
      @ForAll @NotEmpty List<Integer> cycle, @ForAll @IntRange(max = 50) int count) {
    var source = new Endless(cycle);
    take(count, IteratorTools.accumulate(source, Integer::sum));
    assertThat(source.pulls).isEqualTo(count);
  }

  @Property
  void chain_pullsOneForEach_andNothingOfLaterSources(
      @ForAll List<Integer> finite,
      @ForAll @NotEmpty List<Integer> cycle,
      @ForAll @IntRange(max = 50) int count) {
    var first = new Endless(cycle);
    var second = new Endless(cycle);
    take(count, IteratorTools.chain(finite.iterator(), first, second));
    assertThat(first.pulls).isEqualTo(Math.max(0, count - finite.size()));
    assertThat(second.pulls).isZero();
  }

  @Property
  void product_pullsWhatTheCombinationsNeed(
      @ForAll @NotEmpty List<Integer> cycle,
      @ForAll @IntRange(min = 1, max = 3) int repeat,
      @ForAll @IntRange(max = 50) int count) {
    var first = new Endless(cycle);
    var last = new Endless(cycle);
    take(count, IteratorTools.product(repeat, first, last));
    // All but the last place stand still at their first element; the sources are shared by places.
    assertThat(first.pulls).isEqualTo(Math.min(count, 1));
    assertThat(last.pulls).isEqualTo(count);
  }

  @Property
  void product_ofFiniteAndEndless_pullsEachElementOnce(
      @ForAll @NotEmpty List<Integer> finite,
      @ForAll @NotEmpty List<Integer> cycle,
      @ForAll @IntRange(max = 50) int count) {
    var source = new Endless(cycle);
    take(count, IteratorTools.product(1, source, finite.iterator()));
    assertThat(source.pulls).isEqualTo(Math.ceilDiv(count, finite.size()));
  }

  @Property
  void groupBy_pullsTheFirstOfEachRun(
      @ForAll @NotEmpty List<@IntRange(max = 9) Integer> cycle,
      @ForAll @IntRange(min = 1, max = 30) int count) {
    Assume.that(cycle.stream().map(x -> x / 4).distinct().count() > 1); // Or a run has no end.
    var source = new Endless(cycle);
    var runs = IteratorTools.groupBy(source, x -> x / 4);
    assertThat(source.pulls).isZero();
    take(count, runs);
    int begun = 1;
    int index = 0;
    while (begun < count) {
      index++;
      begun += source.get(index) / 4 == source.get(index - 1) / 4 ? 0 : 1;
    }
    assertThat(source.pulls).isEqualTo(index + 1);
  }

  @Property
  void groupBy_readsARunWithoutEnd_oneByOne(
      @ForAll @NotEmpty List<Integer> cycle, @ForAll @IntRange(min = 1, max = 50) int count) {
    var source = new Endless(cycle);
    var run = IteratorTools.groupBy(source, x -> "same").next();
    take(count, run.elements());
    assertThat(source.pulls).isEqualTo(count);
  }
}
