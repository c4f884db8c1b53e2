package dev.threadmill.coroutine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The edges of single tools, and the tools together: what no model of plain lists has. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // Broken, some would hang.
final class IteratorToolsTest {
  private static <T> List<T> list(Iterator<T> iterator) {
    var list = new ArrayList<T>();
    iterator.forEachRemaining(list::add);
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    assertThat(iterator.hasNext()).isFalse();
    return list;
  }

  @Test
  void product_ofTheLesson_repeatsItsOnlySource() {
    assertThat(list(IteratorTools.product(2, List.of("A", "B").iterator())))
        .containsExactly(
            List.of("A", "A"), List.of("A", "B"), List.of("B", "A"), List.of("B", "B"));
  }

  @Test
  void groupBy_aRunLeftBehind_hasNoMoreElements() {
    var runs = IteratorTools.groupBy(Stream.iterate(0, x -> x + 1).iterator(), x -> x / 3);
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
