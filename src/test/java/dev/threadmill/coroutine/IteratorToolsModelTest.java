package dev.threadmill.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Each tool against a model made of plain lists, on random input. An element lost at the end of a
 * source, or a run cut in two, shows in few of the inputs that a person would think of.
 */
final class IteratorToolsModelTest {

  /** More than any result here; a tool that never ends fails instead. */
  private static final int MOST_ELEMENTS = 10_000;

  private static <T> void forEach(Iterator<T> iterator, Consumer<? super T> action) {
    for (int count = 0; iterator.hasNext(); count++) {
      if (count == MOST_ELEMENTS) {
        throw new AssertionError("still not at the end after " + count + " elements");
      }
      action.accept(iterator.next());
    }
  }

  private static <T> List<T> list(Iterator<T> iterator) {
    var list = new ArrayList<T>();
    forEach(iterator, list::add);
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    assertThat(iterator.hasNext()).isFalse();
    return list;
  }

  @Property
  void takeWhile_isThePrefixBeforeTheFirstFailure(
      @ForAll List<@IntRange(max = 9) Integer> source, @ForAll @IntRange(max = 10) int bound) {
    int end = 0;
    while (end < source.size() && source.get(end) < bound) {
      end++;
    }
    assertThat(list(IteratorTools.takeWhile(source.iterator(), x -> x < bound)))
        .isEqualTo(source.subList(0, end));
  }

  @Property
  void filterAndFilterFalse_shareOutTheSource(
      @ForAll List<@IntRange(max = 9) Integer> source, @ForAll @IntRange(max = 10) int bound) {
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
    forEach(
        IteratorTools.groupBy(source.iterator(), x -> x / 4),
        run -> {
          var elements = list(run.elements());
          assertThat(elements).allMatch(x -> x / 4 == run.key());
          runs.add(elements);
        });
    assertThat(runs).isEqualTo(model);
  }

  @Property
  void groupBy_runsNotRead_areSkipped(@ForAll List<@IntRange(max = 9) Integer> source) {
    var unread = new ArrayList<Integer>();
    var read = new ArrayList<Integer>();
    forEach(IteratorTools.groupBy(source.iterator(), x -> x / 4), run -> unread.add(run.key()));
    forEach(
        IteratorTools.groupBy(source.iterator(), x -> x / 4),
        run -> {
          read.add(run.key());
          forEach(run.elements(), x -> {});
        });
    assertThat(unread).isEqualTo(read);
  }
}
