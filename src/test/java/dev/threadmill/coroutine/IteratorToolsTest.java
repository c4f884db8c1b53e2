package dev.threadmill.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.threadmill.coroutine.IteratorTools.Run;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Each tool against a model made of plain lists, and on an infinite source with its pulls counted.
 * A tool that reads ahead gives the right elements and yet never returns on an endless source.
 */
final class IteratorToolsTest {

  /** 0, 1, 2 and so on without end. */
  private static final class Naturals implements Iterator<Integer> {
    private int pulls;

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      return pulls++;
    }
  }

  private static <T> List<T> list(Iterator<T> iterator) {
    var list = new ArrayList<T>();
    iterator.forEachRemaining(list::add);
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    assertThat(iterator.hasNext()).isFalse();
    return list;
  }

  // ---- the model

  @Property
  void takeWhile_isThePrefixBeforeTheFirstFailure(@ForAll List<Integer> source, @ForAll int bound) {
    int end = 0;
    while (end < source.size() && source.get(end) < bound) {
      end++;
    }
    assertThat(list(IteratorTools.takeWhile(source.iterator(), x -> x < bound)))
        .isEqualTo(source.subList(0, end));
  }

  @Property
  void filterAndFilterFalse_shareOutTheSource(@ForAll List<Integer> source, @ForAll int bound) {
    var low = new ArrayList<Integer>();
    var rest = new ArrayList<Integer>();
    for (int x : source) {
      (x < bound ? low : rest).add(x);
    }
    assertThat(list(IteratorTools.filter(source.iterator(), x -> x < bound))).isEqualTo(low);
    assertThat(list(IteratorTools.filterFalse(source.iterator(), x -> x < bound))).isEqualTo(rest);
  }

  @Property
  void accumulate_combinesEachPrefixFromTheLeft(@ForAll List<String> source) {
    // Concatenation does not commute, so an operator applied the wrong way round shows.
    var prefixes =
        IntStream.rangeClosed(1, source.size())
            .mapToObj(n -> String.join("", source.subList(0, n)))
            .toList();
    assertThat(list(IteratorTools.accumulate(source.iterator(), String::concat)))
        .isEqualTo(prefixes);
  }

  @Property
  void chain_isTheConcatenation(
      @ForAll List<Integer> first, @ForAll List<Integer> second, @ForAll List<Integer> third) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    assertThat(list(IteratorTools.chain(first.iterator(), second.iterator(), third.iterator())))
        .isEqualTo(all);
  }

  @Property(tries = 200)
  void product_isNestedLoops(
      @ForAll @Size(max = 4) List<Integer> first,
      @ForAll @Size(max = 3) List<Integer> second,
      @ForAll @IntRange(max = 3) int repeat) {
    List<List<Integer>> model = List.of(List.of());
    for (int i = 0; i < repeat; i++) {
      model = extend(extend(model, first), second);
    }
    assertThat(list(IteratorTools.product(repeat, first.iterator(), second.iterator())))
        .isEqualTo(model);
  }

  private static List<List<Integer>> extend(List<List<Integer>> rows, List<Integer> choices) {
    var extended = new ArrayList<List<Integer>>();
    for (var row : rows) {
      for (int choice : choices) {
        var longer = new ArrayList<>(row);
        longer.add(choice);
        extended.add(longer);
      }
    }
    return extended;
  }

  @Property
  void groupBy_splitsWhereTheKeyChanges(@ForAll List<@IntRange(max = 9) Integer> source) {
    var model = new ArrayList<List<Integer>>();
    for (int i = 0; i < source.size(); i++) {
      if (i == 0 || source.get(i) / 4 != source.get(i - 1) / 4) {
        model.add(new ArrayList<>());
      }
      model.get(model.size() - 1).add(source.get(i));
    }
    var runs = new ArrayList<List<Integer>>();
    IteratorTools.groupBy(source.iterator(), x -> x / 4)
        .forEachRemaining(
            run -> {
              var elements = list(run.elements());
              assertThat(elements).allMatch(x -> x / 4 == run.key());
              runs.add(elements);
            });
    assertThat(runs).isEqualTo(model);
  }

  @Property
  void groupBy_runsNotRead_areSkipped(@ForAll List<@IntRange(max = 9) Integer> source) {
    var read = new ArrayList<Integer>();
    var unread = new ArrayList<Integer>();
    IteratorTools.groupBy(source.iterator(), x -> x / 4)
        .forEachRemaining(run -> read.add(run.key()));
    IteratorTools.groupBy(source.iterator(), x -> x / 4)
        .forEachRemaining(
            run -> {
              unread.add(run.key());
              run.elements().forEachRemaining(x -> {});
            });
    assertThat(read).isEqualTo(unread);
  }

  // ---- pulls

  @Test
  void takeWhile_pullsOneBeyondTheLast() {
    var source = new Naturals();
    var below = IteratorTools.takeWhile(source, x -> x < 2);
    assertThat(source.pulls).isZero();
    assertThat(below.next()).isZero();
    assertThat(source.pulls).isEqualTo(1);
    assertThat(below.next()).isEqualTo(1);
    assertThat(below.hasNext()).isFalse();
    assertThat(source.pulls).isEqualTo(3);
  }

  @Test
  void filters_pullUpToTheNextMatch() {
    var source = new Naturals();
    var odd = IteratorTools.filter(source, x -> x % 2 == 1);
    assertThat(source.pulls).isZero();
    assertThat(odd.next()).isEqualTo(1);
    assertThat(source.pulls).isEqualTo(2);
    var late = IteratorTools.filterFalse(new Naturals(), x -> x < 1000);
    assertThat(late.next()).isEqualTo(1000);
  }

  @Test
  void accumulate_pullsOneForEach() {
    var source = new Naturals();
    var sums = IteratorTools.accumulate(source, Integer::sum);
    assertThat(source.pulls).isZero();
    assertThat(List.of(sums.next(), sums.next(), sums.next(), sums.next()))
        .containsExactly(0, 1, 3, 6);
    assertThat(source.pulls).isEqualTo(4);
  }

  @Test
  void chain_leavesLaterSourcesAlone() {
    var first = new Naturals();
    var second = new Naturals();
    var chained = IteratorTools.chain(List.of(-1).iterator(), first, second);
    assertThat(List.of(chained.next(), chained.next(), chained.next())).containsExactly(-1, 0, 1);
    assertThat(first.pulls).isEqualTo(2);
    assertThat(second.pulls).isZero();
  }

  @Test
  void product_pullsWhatTheCombinationNeeds() {
    var first = new Naturals();
    var second = new Naturals();
    var pairs = IteratorTools.product(1, first, second);
    assertThat(first.pulls).isZero();
    assertThat(List.of(pairs.next(), pairs.next(), pairs.next()))
        .containsExactly(List.of(0, 0), List.of(0, 1), List.of(0, 2));
    assertThat(first.pulls).isEqualTo(1);
    assertThat(second.pulls).isEqualTo(3);
  }

  @Test
  void product_ofTheLesson_repeatsItsOnlySource() {
    assertThat(list(IteratorTools.product(2, List.of("A", "B").iterator())))
        .containsExactly(
            List.of("A", "A"), List.of("A", "B"), List.of("B", "A"), List.of("B", "B"));
  }

  @Test
  void groupBy_readsARunWithoutEnd() {
    var source = new Naturals();
    Run<Boolean, Integer> run = IteratorTools.groupBy(source, x -> x >= 0).next();
    assertThat(source.pulls).isEqualTo(1);
    assertThat(run.elements().next()).isZero();
    assertThat(run.elements().next()).isEqualTo(1);
    assertThat(source.pulls).isEqualTo(2);
  }

  @Test
  void groupBy_aRunLeftBehind_hasNoMoreElements() {
    var runs = IteratorTools.groupBy(new Naturals(), x -> x / 3);
    var first = runs.next();
    var second = runs.next();
    assertThat(first.elements().hasNext()).isFalse();
    assertThat(list(second.elements())).containsExactly(3, 4, 5);
    assertThat(second.key()).isEqualTo(1);
  }

  @Test
  void tools_workOverAGenerator() {
    try (var naturals =
        Generator.<Integer>of(
            out -> {
              for (int i = 0; ; i++) {
                out.yield(i);
              }
            })) {
      var squares =
          IteratorTools.accumulate(IteratorTools.filter(naturals, x -> x % 2 == 1), Integer::sum);
      assertThat(list(IteratorTools.takeWhile(squares, x -> x < 30)))
          .containsExactly(1, 4, 9, 16, 25);
    }
  }
}
