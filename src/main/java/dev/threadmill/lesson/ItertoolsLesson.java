package dev.threadmill.lesson;

import dev.threadmill.coroutine.IteratorTools;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every iterator tool once, on the lists and letters of the course. */
final class ItertoolsLesson {
  private static final List<Integer> UP_AND_DOWN = List.of(1, 2, 3, 4, 5, 5, 4, 3, 2, 1);
  private static final String RUNS = "AAABBCCCCDDEEE";

  private ItertoolsLesson() {}

  static void replay(PrintWriter out) {
    printEach(out, "takewhile", IteratorTools.takeWhile(UP_AND_DOWN.iterator(), n -> n < 3));
    printEach(out, "filter", IteratorTools.filter(UP_AND_DOWN.iterator(), n -> n < 3));
    printEach(out, "filterfalse", IteratorTools.filterFalse(UP_AND_DOWN.iterator(), n -> n < 3));
    printEach(
        out,
        "accumulate",
        IteratorTools.accumulate(IntStream.range(1, 6).iterator(), Integer::sum));
    chain(out);
    product(out);
    groupBy(out);
  }

  private static void chain(PrintWriter out) {
    out.println("# chain");
    var odd = IntStream.iterate(1, n -> n < 11, n -> n + 2).boxed();
    out.println(list(IteratorTools.<Object>chain(letters("ABCDE"), odd.iterator())));
    out.println(list(IteratorTools.chain(enumerate(letters("ABCDE")))));
  }

  private static void product(PrintWriter out) {
    out.println("# product");
    out.println(list(IteratorTools.product(1, letters("ABCDE"))));
    out.println(list(IteratorTools.product(2, letters("ABCDE"))));
  }

  private static void groupBy(PrintWriter out) {
    out.println("# groupby");
    // Asked for the next run, the tool skips the one before: of these, only the keys are left.
    out.println(list(IteratorTools.groupBy(letters(RUNS), letter -> letter)));
    IteratorTools.groupBy(letters(RUNS), letter -> letter)
        .forEachRemaining(run -> out.println(run.key() + "  :  " + list(run.elements())));
  }

  private static Iterator<String> letters(String text) {
    return text.chars().mapToObj(Character::toString).iterator();
  }

  private static Iterator<List<Object>> enumerate(Iterator<String> source) {
    return Stream.iterate(0, index -> index + 1)
        .takeWhile(index -> source.hasNext())
        .map(index -> List.<Object>of(index, source.next()))
        .iterator();
  }

  private static void printEach(PrintWriter out, String title, Iterator<?> elements) {
    out.println("# " + title);
    elements.forEachRemaining(out::println);
  }

  private static <T> List<T> list(Iterator<T> iterator) {
    var list = new ArrayList<T>();
    iterator.forEachRemaining(list::add);
    return list;
  }
}
